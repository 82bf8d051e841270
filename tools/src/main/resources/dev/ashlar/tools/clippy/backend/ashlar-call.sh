# What all executables of this backend do: answer --clippy-help themselves, and carry calls to Ashlar's helper process.
# They set: class, method, help. The directory of this file is in: here.
mode=run
unknown=
for argument; do
  case $argument in
    --clippy-help) mode=help ;;
    --clippy-validate) [ "$mode" = help ] || mode=validate ;;
    *) unknown=$argument ;;
  esac
done
if [ -n "$unknown" ] || [ "$mode" = help ]; then
  # The client writes before it reads: a program that has ended already would break its pipe.
  IFS= read -r line || :
  if [ -n "$unknown" ]; then
    echo "ashlar: $class.$method knows --clippy-help and --clippy-validate, not '$unknown'" >&2
    exit 2
  fi
  printf '%s\n' "$help"
  exit 0
fi
if [ ! -x "$python" ]; then python=$(command -v python3) || python=; fi
if [ -n "$python" ]; then
  exec "$python" -IES "$here/ashlar-call.py" "$class" "$method" "$mode" "$id" "$java" "$classpath"
fi
exec "$java" -Xlog:disable -Xlog:all=error:stderr -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -cp "$classpath" \
  dev.ashlar.tools.clippy.backend.Connector "$class" "$method" "$mode" "$id" "$java" "$classpath"
