/** Whether a test may have a small disk of its own to fill. */
import { spawnSync } from 'node:child_process'

/** Why this process may have no small disk of its own (a mount that only its child sees); false where it may. */
export function noSmallDisk(): string | false {
  if (process.platform !== 'linux' || process.getuid?.() !== 0)
    return 'needs Linux and root, for a small disk of its own'
  const tried = spawnSync('unshare', ['--mount', 'mount', '-t', 'tmpfs', 'none', '/mnt'])
  return tried.status === 0 ? false : 'this machine does not allow a private mount'
}
