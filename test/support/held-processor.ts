/** Holds processes to a part of one processor, where this machine lets us: so that what runs beside them is not what is measured. */
import { existsSync } from 'node:fs'
import { mkdir, rmdir, writeFile } from 'node:fs/promises'
import { setTimeout as wait } from 'node:timers/promises'

const ROOT = '/sys/fs/cgroup'
const PERIOD = 20_000

/** Holds each process to a share of one processor; gives how to end that, or null where it cannot be done here (it takes root, and cgroups). */
export async function holdTo(
  share: number,
  pids: readonly number[],
): Promise<{ readonly end: () => Promise<void> } | null> {
  const first = existsSync(`${ROOT}/cpu/cpu.cfs_quota_us`)
  const groups: string[] = []
  const end = async () => {
    for (const group of groups) {
      // A group goes once nobody is in it.
      const parent = first ? `${ROOT}/cpu/cgroup.procs` : `${ROOT}/cgroup.procs`
      for (const pid of pids) await writeFile(parent, String(pid)).catch(() => undefined)
      for (let tries = 0; tries < 20; tries++) {
        if (
          await rmdir(group).then(
            () => true,
            () => false,
          )
        )
          break
        await wait(100)
      }
    }
  }
  try {
    for (const pid of pids) {
      const group = `${ROOT}${first ? '/cpu' : ''}/hub-bench-${process.pid}-${pid}`
      await mkdir(group)
      groups.push(group)
      const quota = Math.round(share * PERIOD)
      if (first) {
        await writeFile(`${group}/cpu.cfs_period_us`, String(PERIOD))
        await writeFile(`${group}/cpu.cfs_quota_us`, String(quota))
      } else await writeFile(`${group}/cpu.max`, `${quota} ${PERIOD}`)
      await writeFile(`${group}/cgroup.procs`, String(pid))
    }
    return { end }
  } catch {
    await end()
    return null
  }
}
