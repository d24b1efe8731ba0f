# Runs one command and ends it as soon as standard input is closed, which the kernel does even when
# the launcher was killed with -9.
#   sh guardian.sh SIGNAL SECONDS COMMAND ARGUMENT...
# SIGNAL asks the command to end; SECONDS later it is killed. The exit code is the command's own.
signal=$1
seconds=$2
shift 2

# A handler, not "ignore": ignored signals would be inherited by the command. Ctrl-C in a terminal
# reaches everybody; who ends when is the launcher's to say.
trap : INT HUP TERM

exec 3<&0
"$@" </dev/null 3<&- &
child=$!

(
    trap '' INT HUP TERM
    while read -r line <&3; do :; done
    kill -s "$signal" "$child"
    waited=0
    while [ "$waited" -lt "$seconds" ] && kill -0 "$child"; do
        sleep 1
        waited=$((waited + 1))
    done
    kill -s KILL "$child"
) >/dev/null 2>&1 &
watcher=$!
exec 3<&-

while :; do
    wait "$child"
    code=$?
    kill -0 "$child" 2>/dev/null || break
done
kill -s KILL "$watcher" 2>/dev/null
exit "$code"
