/set mode ashlar -quiet
/set prompt ashlar "ashlar> " "   ...> "
/set truncation ashlar 100000
/set format ashlar pre "|  "
/set format ashlar post "%n"
/set format ashlar errorpre "|  "
/set format ashlar errorpost "%n"
/set format ashlar errorline "{post}{pre}    {err}"
/set format ashlar err "%6$s"
/set format ashlar errors "%5$s"
/set format ashlar name "%1$s"
/set format ashlar type "%2$s"
/set format ashlar value "%3$s"
/set format ashlar result "{name} ={post}{value}{post}" added,modified,replaced-ok-primary
/set format ashlar display "{result}" added,modified,replaced-expression,varvalue,assignment,varinit,vardecl-ok-primary
