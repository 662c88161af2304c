/** One line that tells how far a longer piece of work has come. */

/** Says on a terminal, in one line that is written over, and elsewhere line by line, what is being done and how much of it is. */
export function sayProgress(
  to: Pick<NodeJS.WriteStream, 'write' | 'isTTY'> = process.stdout,
): (what: string, done: number) => void {
  let longest = 0
  return (what, done) => {
    const line = `  ${String(Math.round(done * 100)).padStart(3)} %  ${what}`
    longest = Math.max(longest, line.length)
    to.write(to.isTTY ? `\r${line.padEnd(longest)}${done >= 1 ? '\n' : ''}` : `${line}\n`)
  }
}
