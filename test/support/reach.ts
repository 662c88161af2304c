/**
 * What each top-level name of the sources reaches: the names that its words mention, in its own file or imported from another, through
 * every index between. Read from the text alone, so that a law over all pages costs a second.
 */
import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))

/** A top-level declaration: its file below the project, its name and its text without comments. */
export type Declared = { readonly id: string; readonly file: string; readonly name: string; readonly text: string }

/** What a declaration reaches, itself first; `goesOn` says where the way goes on. */
export type Reaching = {
  readonly all: readonly Declared[]
  readonly from: (start: Declared, goesOn: (at: Declared) => boolean) => readonly Declared[]
}

const BEGINS =
  /^(?:export )?(?:default )?(?:async )?(?:(?:abstract )?class|function\*?|const|let|type|interface)\s+(?:(\w+)|[{[]([^}\]]*)[}\]])/
const BROUGHT =
  /^(?:import|export)\s+(?!type\s)(?:(\w+)\s*,?\s*)?(?:\{([^}]*)\}|\*(?:\s+as\s+(\w+))?)?\s*from\s+'(\.[^']+)'/gm
const LOADED = /(?:new URL|import)\(\s*'(\.[^']+\.ts)'/g
/** The name of what a file does as it is loaded, and of a file as a whole. */
const WHOLE = '*'

/** Reads the sources below some folders. */
export function readReaching(pattern = 'src/**/*.ts'): Reaching {
  const files = globSync(pattern, { cwd: ROOT })
    .filter(file => !/\.(test|arbitrary|fixture)\.ts$|\/testing\/|^src\/db\/tables\.ts$/.test(file))
    .sort()
    .map(file => ({ file, text: withoutComments(readFileSync(ROOT + file, 'utf8')) }))
  const declared = new Map(files.flatMap(({ file, text }) => declarationsOf(file, text)).map(each => [each.id, each]))
  const byFile = Map.groupBy(declared.values(), ({ file }) => file)
  const brought = new Map(files.map(({ file, text }) => [file, broughtInto(file, text)]))
  const known = new Map<string, readonly Declared[]>()
  const next = (at: Declared): readonly Declared[] => {
    const before = known.get(at.id)
    if (before) return before
    const words = at.text.replace(/'[^'\n]*'/g, "''").match(/(?<![\w.])[A-Za-z_]\w*/g) ?? []
    const named = [...new Set(words)].flatMap(
      word => declared.get(found(`${at.file}#${word}`, declared, brought)) ?? [],
    )
    const loaded = [...at.text.matchAll(LOADED)].flatMap(([, to = '']) => byFile.get(beside(at.file, to)) ?? [])
    const to = [...named, ...loaded].filter(each => each.id !== at.id)
    known.set(at.id, to)
    return to
  }
  return {
    all: [...declared.values()],
    from(start, goesOn) {
      const reached = new Map([[start.id, start]])
      for (const at of reached.values())
        if (at === start || goesOn(at)) for (const to of next(at)) reached.set(to.id, to)
      return [...reached.values()]
    },
  }
}

const withoutComments = (text: string): string => text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '')

const beside = (file: string, to: string): string => path.posix.normalize(path.posix.join(path.posix.dirname(file), to))

/** The declarations of a file. Those of one name stand together; lines outside of all are what the file does as it is loaded. */
function declarationsOf(file: string, text: string): Declared[] {
  const texts = new Map<string, string>()
  let names: readonly string[] = [WHOLE]
  for (const line of text.split('\n')) {
    const [begins, name, several] = BEGINS.exec(line) ?? []
    if (begins) names = name ? [name] : (several ?? '').split(',').map(each => (each.split(':').at(-1) ?? '').trim())
    else if (/^(?:import|export|[a-z(])/.test(line)) names = [WHOLE]
    for (const each of names) if (each) texts.set(each, `${texts.get(each) ?? ''}${line}\n`)
  }
  return [...texts].map(([name, own]) => ({ id: `${file}#${name}`, file, name, text: own }))
}

/** What each name that a file imports, or exports from another, is called where it stands. */
function broughtInto(file: string, text: string): Map<string, string> {
  const names = new Map<string, string>()
  for (const [, whole, several = '', all, to = ''] of text.matchAll(BROUGHT)) {
    const other = beside(file, to)
    for (const name of [whole, all]) if (name) names.set(name, `${other}#${WHOLE}`)
    for (const part of several.split(',').map(each => each.trim())) {
      const [from = '', as = from] = part.split(/\s+as\s+/)
      if (from && !part.startsWith('type ')) names.set(as, `${other}#${from}`)
    }
  }
  return names
}

/** Follows a name through what passes it on, to where it is declared, or to nothing that is. */
function found(
  id: string,
  declared: ReadonlyMap<string, Declared>,
  brought: ReadonlyMap<string, ReadonlyMap<string, string>>,
): string {
  const [file = '', name = ''] = id.split('#')
  if (declared.has(id)) return id
  const to = brought.get(file)?.get(name)
  return to === undefined || to === id ? id : found(to, declared, brought)
}
