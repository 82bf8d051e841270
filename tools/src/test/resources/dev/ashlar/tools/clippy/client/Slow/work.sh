#!/bin/sh
IFS= read -r request
case " $* " in
  *--clippy-help*) echo '{"method_name": "work", "version": "0.2.7", "desc": "works slowly", "args": {}}' ;;
  *--clippy-validate*) ;;
  *)
    echo '{"progress_start": 4}'
    echo '{"progress_inc": 1}'
    echo '{"progress_set": 3}'
    echo '{"progress_end": null}'
    echo '{"_output": "done", "returns": 1.5}'
    ;;
esac
