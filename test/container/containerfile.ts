/** Reads a Containerfile: what it says, step by step. As much of its language as ours uses; anything else is an error, so that no step is passed over. */

/** One step: its word in capitals, and what stands after it. */
export type Step = { readonly word: string; readonly rest: string }

const known = new Set([
  'FROM',
  'RUN',
  'COPY',
  'WORKDIR',
  'USER',
  'ENV',
  'VOLUME',
  'EXPOSE',
  'HEALTHCHECK',
  'STOPSIGNAL',
  'CMD',
])

/** The steps of a Containerfile in their order. */
export function stepsOf(text: string): Step[] {
  const lines = text.replace(/\\\n\s*/g, ' ').split('\n')
  return lines
    .filter(line => line.trim() !== '' && !line.startsWith('#'))
    .map(line => {
      const [, word, rest] = /^([A-Z]+)\s+(.*)$/.exec(line) ?? []
      if (!word || rest === undefined || !known.has(word)) throw new Error(`What is meant by "${line}"?`)
      return { word, rest: rest.trim() }
    })
}

/** What `COPY` copies: from where, to where, and whose it becomes. */
export function copied(rest: string): {
  readonly from: readonly string[]
  readonly to: string
  readonly owner: string | null
} {
  const owner = /^--chown=(\S+)\s+/.exec(rest)?.[1] ?? null
  const paths = rest.replace(/^--chown=\S+\s+/, '').split(/\s+/)
  const to = paths.pop()
  if (to === undefined || paths.length === 0 || paths.some(path => path.startsWith('-')))
    throw new Error(`What is copied by "${rest}"?`)
  return { from: paths, to, owner }
}

/** The variables of `ENV`. */
export function variables(rest: string): Record<string, string> {
  return Object.fromEntries(
    rest.split(/\s+/).map(pair => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]),
  )
}

/** A command as a list of words, which is how ours are written. */
export function wordsOf(rest: string): string[] {
  return JSON.parse(rest.slice(rest.indexOf('['))) as string[]
}
