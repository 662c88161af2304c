/**
 * How commands are called. The words of the usage are what is allowed: an option that does not stand there is refused, and
 * so are more words than it names.
 */

/** How one command is called: each line without the name of the program, such as `backup FILE`. */
export type Usage = { readonly does: string; readonly lines: readonly string[] }

/** A command: takes the words after its name, gives the exit code. */
export type Run = (words: string[]) => Promise<number>

/** What is wrong with the words of a call, for the operator; null where nothing is. */
export function misuse(usage: Usage, words: readonly string[]): string | null {
  const allowed = new Map(usage.lines.flatMap(optionsOf))
  const most = Math.max(...usage.lines.map(countWords))
  let count = 0
  for (let at = 0; at < words.length; at++) {
    const word = words[at]!
    if (word === '--') return null
    if (!word.startsWith('-') || word === '-') {
      if (++count > most) return `"${word}" is one word too many.`
      continue
    }
    const [name = '', value] = word.split('=', 2)
    const takes = allowed.get(name)
    if (takes === undefined) return `There is no option "${name}".`
    if (takes && value === undefined && words[++at] === undefined) return `${name} needs a value after it.`
    if (!takes && value !== undefined) return `${name} takes no value.`
  }
  return null
}

/** Whether somebody asks how a command is called, rather than calling it. */
export function asksHow(words: readonly string[]): boolean {
  return words.includes('--help') || words.includes('-h')
}

/** How a command is called, in lines. */
export function sayUsage({ does, lines }: Usage): string {
  return [does, '', ...lines.map(line => `  compact-hub ${line}`)].join('\n')
}

/** The options of a line, and whether each takes a value. */
function optionsOf(line: string): [string, boolean][] {
  return [...line.matchAll(/(--[a-z-]+)( [A-Za-z|]+)?/g)].map(([, name, value]) => [name!, value !== undefined])
}

/** The words that a line names beside its command and options. */
function countWords(line: string): number {
  const words = line.replace(/\[?--[a-z-]+( [A-Za-z|]+)?\]?/g, '').split(' ')
  return words.filter(Boolean).length - 1
}
