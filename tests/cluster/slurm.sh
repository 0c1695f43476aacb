#!/usr/bin/env bash
# Runs samples/cluster/slurm for real, on this machine as a cluster of one node: munge, slurmctld and slurmd are installed where they are missing, started in a folder
# of their own, and stopped at the end. An array of four tasks is submitted, one task is killed in the middle of its work and requeued, the shards are merged, and the
# tree is compared with what one run makes, byte for byte. Needs root. Last line: "slurm: passed", or what is wrong.
set -euo pipefail
root="$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/../.." && pwd)"
source "$root/tools/setup.sh"
[ "$(id -u)" -eq 0 ] || refuse "run as root: slurmctld and munged are started."
need_packages slurm-wlm munge

fail() { echo "slurm: $*"; exit 1; }
work="$(mktemp -d)"
chmod 755 "$work"
export AEF="${AEF:-$root/aef}" SLURM_CONF="$work/slurm.conf"
started=()
stop() {
    [ ${#started[@]} -eq 0 ] || kill "${started[@]}" 2>/dev/null || true
    [ ${#started[@]} -eq 0 ] || wait "${started[@]}" 2>/dev/null || true
    umount "$work/cgroup" 2>/dev/null || true
    rm -rf "$work"
}
trap stop EXIT

# Authentication with a key of this run's own.
mkdir -m 700 "$work/munge"
dd if=/dev/urandom of="$work/munge/key" bs=1024 count=1 status=none
chmod 400 "$work/munge/key"
munged --foreground --force --key-file="$work/munge/key" --socket="$work/munge.socket" --log-file="$work/munge.log" --pid-file="$work/munge/pid" --seed-file="$work/munge/seed" >"$work/munge.out" 2>&1 &
started+=($!)

host="$(hostname -s)"
cpus="$(nproc)"
cat >"$SLURM_CONF" <<CONF
ClusterName=aefvideo
SlurmctldHost=$host(127.0.0.1)
SlurmctldPort=16817
SlurmdPort=16818
AuthType=auth/munge
AuthInfo=socket=$work/munge.socket
SlurmUser=root
StateSaveLocation=$work/state
SlurmdSpoolDir=$work/spool
SlurmctldPidFile=$work/slurmctld.pid
SlurmdPidFile=$work/slurmd.pid
SlurmctldLogFile=$work/slurmctld.log
SlurmdLogFile=$work/slurmd.log
# No control groups and no database: this is a test of what we hand to Slurm, not of Slurm.
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
AccountingStorageType=accounting_storage/none
JobAcctGatherType=jobacct_gather/none
MpiDefault=none
ReturnToService=2
MinJobAge=3600
SchedulerParameters=sched_interval=2
NodeName=$host NodeAddr=127.0.0.1 CPUs=$cpus State=UNKNOWN
PartitionName=all Nodes=$host Default=YES MaxTime=INFINITE State=UP
CONF
mkdir "$work/state" "$work/spool"
slurmctld -D -f "$SLURM_CONF" >"$work/slurmctld.out" 2>&1 &
started+=($!)
slurmd -D -f "$SLURM_CONF" -N "$host" >"$work/slurmd.out" 2>&1 &
started+=($!)
for _ in $(seq 60); do
    sinfo --noheader --format=%T 2>/dev/null | grep -q idle && break
    sleep 1
done
sinfo --noheader --format=%T | grep -q idle || { tail -n 5 "$work"/slurm*.log "$work"/slurm*.out; fail "the node did not come up"; }
echo "slurm: $(slurmctld -V) with $cpus cores is up"

# A tree of twelve clips of different length, and what one run makes of it.
tree="$work/tree"
for number in $(seq 12); do
    set=original_sequences/youtube
    [ $((number % 3)) -eq 0 ] && set=manipulated_sequences/Deepfakes
    mkdir -p "$tree/$set/c23/videos"
    ffmpeg -nostdin -v error -stream_loop 3 -i "$root/media/sample.mp4" -t $((4 + number % 5)) -vf scale=320:180 -c:v libx264 -preset ultrafast -an "$tree/$set/c23/videos/$(printf %03d "$number").mp4"
done
"$AEF" batch "$tree" -o "$work/alone" --jobs "$cpus" --threads 1 --quiet
contents() { (cd "$1" && find . -name aef-batch -prune -o -type f -print0 | sort -z | xargs -0 sha256sum); }
contents "$work/alone" >"$work/alone.sums"

job="$(cd "$work" && sbatch --parsable --array=1-4 --cpus-per-task=1 --output="$work/task-%a.log" "$root/samples/cluster/slurm/protect.sbatch" "$tree" "$work/shared")"
echo "slurm: submitted an array of four as job $job"
# As soon as task 2 has a clip in work, its process is killed, as the kernel does when memory is short.
pid=
for _ in $(seq 600); do
    if "$AEF" batch status "$work/shared" --json 2>/dev/null | grep -q 'shard-2-of-4.db","at_work":true[^}]*"running":\["'; then
        pid="$(pgrep -f -- "batch $tree -o $work/shared --shard 2/4" | head -n 1)" && break
    fi
    sleep 0.2
done
[ -n "$pid" ] || fail "task 2 never began"
kill -9 "$pid"
echo "slurm: killed task 2 (process $pid)"
for _ in $(seq 300); do
    state="$(squeue --noheader --states=all --array --format='%K %T' --job "$job" | awk '$1 == 2 { print $2 }')"
    case "$state" in FAILED | CANCELLED | NODE_FAIL | OUT_OF_MEMORY) break ;; esac
    sleep 0.5
done
echo "slurm: task 2 is $state; it is requeued"
scontrol requeue "${job}_2"
for _ in $(seq 1200); do
    squeue --noheader --states=PENDING,RUNNING,COMPLETING,SUSPENDED,CONFIGURING,REQUEUED --array --job "$job" 2>/dev/null | grep -q . || break
    sleep 0.5
done
squeue --noheader --states=all --array --format='task %K: %T' --job "$job" | sort
[ "$(squeue --noheader --states=COMPLETED --array --format=%K --job "$job" | wc -l)" -eq 4 ] || { tail -n 5 "$work"/task-*.log; fail "not all tasks were completed"; }

"$AEF" batch merge "$work/shared" || fail "the shards could not be merged"
contents "$work/shared" >"$work/shared.sums"
diff "$work/alone.sums" "$work/shared.sums" || fail "the shards' tree is another than that of one run"
echo "slurm: $(wc -l <"$work/shared.sums") files equal those of one run, byte for byte"
echo "slurm: passed"
