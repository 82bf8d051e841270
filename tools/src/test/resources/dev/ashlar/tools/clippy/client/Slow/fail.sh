#!/bin/sh
IFS= read -r request
case " $* " in
  *--clippy-help*) echo '{"method_name": "fail", "version": "0.2.0", "args": {}}' ;;
  *--clippy-validate*) ;;
  *)
    echo 'it went wrong' >&2
    exit 3
    ;;
esac
