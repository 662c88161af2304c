/**
 * The names that templates read of what they are given, found by reading them: those that nothing in the template itself binds.
 * A template that is included or extended is read as part of the one that does, and so are macros imported with context.
 */
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import nunjucks from 'nunjucks'

const SRC = fileURLToPath(new URL('../../src/', import.meta.url))
/** Where the templates of the house are looked for; those of packages are given all they need in brackets. */
const FOLDERS = ['features', 'web', '.']

/** A part of a template as its parser gives it. */
type Node = { readonly typename: string; readonly fields: readonly string[] } & Readonly<Record<string, unknown>>
type Parsing = { readonly parser: { readonly parse: (text: string) => Node } }

/** What Nunjucks and `web/render.ts` give to every template. */
const EVERYWHERE = [
  't',
  'asset',
  'oncePlaceholder',
  'range',
  'cycler',
  'joiner',
  'loop',
  'caller',
  'super',
  'undefined',
]

/** The names that a file of a template reads, and those that a template bound around it where it is included. */
type Of = { readonly read: Set<string>; readonly around: Set<string> }

/** What a template reads and what each that it is made of does, by the path of the file below `src`. */
export type Reads = ReadonlyMap<string, Of>

/** The names that the template of a page reads, by file. */
export function namesRead(template: string): Reads {
  const reads = new Map<string, Of>()
  readTemplate(template, new Set(EVERYWHERE), reads)
  return reads
}

const parsed = new Map<string, Node>()

function readTemplate(template: string, bound: ReadonlySet<string>, reads: Map<string, Of>): void {
  const file = FOLDERS.map(folder => path.join(folder, template)).find(each => existsSync(SRC + each))
  if (!file) return
  const root = parsed.get(file) ?? (nunjucks as unknown as Parsing).parser.parse(readFileSync(SRC + file, 'utf8'))
  parsed.set(file, root)
  const of = reads.get(file) ?? { read: new Set(), around: new Set() }
  reads.set(file, of)
  for (const name of bound) of.around.add(name)
  walk(root, new Set([...bound, ...boundThroughout(root)]), { found: of.read, reads })
}

/** What a template names itself for all that comes after: by `set`, by `import`, and its macros. */
function boundThroughout(node: Node): string[] {
  return [...(NAMING[node.typename]?.(node) ?? []), ...childrenOf(node).flatMap(boundThroughout)]
}

const NAMING: Readonly<Record<string, (node: Node) => string[]>> = {
  Set: node => symbolsIn(node['targets']),
  Import: node => symbolsIn(node['target']),
  FromImport: node =>
    childrenOf(node['names']).map(each =>
      String(each['value'] instanceof Object ? writtenIn(each['value']) : writtenIn(each)),
    ),
  Macro: node => symbolsIn(node['name']),
}

type Finding = { readonly found: Set<string>; readonly reads: Map<string, Of> }

/** Adds the names that a part of a template reads and that nothing around it has bound. */
function walk(node: Node, bound: ReadonlySet<string>, to: Finding): void {
  const { typename } = node
  const each = (parts: readonly unknown[], more: readonly string[] = []): void => {
    const all = more.length > 0 ? new Set([...bound, ...more]) : bound
    for (const part of parts.flat()) if (isNode(part)) walk(part, all, to)
  }
  if (typename === 'Symbol') {
    const name = String(node['value'])
    if (!bound.has(name)) to.found.add(name)
  } else if (typename === 'Include' || typename === 'Extends' || node['withContext']) {
    const named = writtenIn(node['template'])
    if (typeof named === 'string') readTemplate(named, bound, to.reads)
  } else if (typename === 'For') {
    each([node['arr'], node['else_']])
    each([node['body']], symbolsIn(node['name']))
  } else if (typename === 'Macro' || typename === 'Caller') {
    each([node['body']], childrenOf(node['args']).flatMap(argumentNames))
  } else each((WITHIN[typename] ?? node.fields).map(field => node[field]))
}

/** The parts of which something is read, where the others are names. */
const WITHIN: Readonly<Record<string, readonly string[]>> = {
  Import: [],
  FromImport: [],
  Filter: ['args'],
  Pair: ['value'],
  Is: ['left'],
  Set: ['value', 'body'],
  Block: ['body'],
}

function argumentNames(argument: Node): string[] {
  return argument.typename === 'KeywordArgs'
    ? childrenOf(argument).flatMap(pair => symbolsIn(pair['key']))
    : symbolsIn(argument)
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'typename' in value
}

function childrenOf(node: unknown): Node[] {
  return isNode(node) ? node.fields.flatMap(field => [node[field]].flat()).filter(isNode) : []
}

function symbolsIn(node: unknown): string[] {
  if (Array.isArray(node)) return node.flatMap(symbolsIn)
  if (!isNode(node)) return []
  return node.typename === 'Symbol' ? [String(node['value'])] : childrenOf(node).flatMap(symbolsIn)
}

function writtenIn(node: unknown): unknown {
  return isNode(node) ? node['value'] : null
}
