/** What PostgreSQL calls with each finished piece of its log. */

/** Pieces of 16 MB that may wait while the archive takes nothing, before one is let go. */
const MOST_WAITING = 64
/** Kilobytes that must stay free beside the database while pieces wait. */
const LEAST_FREE = 256 * 1024

/**
 * The program that packs a piece and puts it into the archive, whole and on the disk or not at all. A piece that is there already
 * is compared, never replaced. Where the archive takes nothing pieces wait beside the database; before they fill its disk and
 * stop it they are let go: the hub then sees the gap and copies everything anew.
 */
export function archiveScript(log: string): string {
  return `#!/bin/sh
# Written by the hub at each start; see "Going back to a moment" in docs/guides/operator.md.
from=$1
name=$2
log='${log.replaceAll("'", "'\\''")}'
onto_disk() { sync "$1" 2>/dev/null || sync; }
if [ -f "$log/$name.gz" ]; then
  gzip -dc "$log/$name.gz" | cmp -s - "$from" && exit 0
elif gzip -1 -c "$from" > "$log/$name.part" && onto_disk "$log/$name.part" && mv "$log/$name.part" "$log/$name.gz"; then
  onto_disk "$log"
  exit 0
else
  rm -f "$log/$name.part"
fi
waiting=$(ls pg_wal/archive_status | grep -c '\\.ready$')
free=$(df -Pk . | awk 'END { print $4 }')
[ "$waiting" -gt ${MOST_WAITING} ] || [ "$free" -lt ${LEAST_FREE} ]
`
}
