# Keeps a server as long as somebody holds the other end of our input: $1 is its folder, the rest its command line.
# A program that is killed lets go of the input too, so no server and no folder outlives the one who asked for it.
folder=$1
shift
serve() {
    "$@" >>"$folder/server.log" 2>&1 </dev/null &
    server=$!
}
# QUIT is what `pg_ctl stop -m immediate` sends: no time to tidy up, as in a crash.
crash() {
    kill -QUIT "$server" 2>/dev/null
    wait "$server" 2>/dev/null
}
serve "$@"
while read -r command; do
    case $command in
    restart)
        crash
        serve "$@"
        echo restarted
        ;;
    esac
done
crash
rm -rf "$folder"
