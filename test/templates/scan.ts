/**
 * Reads a Nunjucks template as what it is to a formatter: structures that open and close (elements that stand as blocks,
 * block tags, brackets of an expression) and places where a line may be broken without changing what a page shows.
 */

/** A place where white space may stand or change. `from` to `to` is the white space that stands there now. */
export type Place = {
  readonly from: number
  readonly to: number
  /** How many structures are open here. */
  readonly depth: number
  /** A place beside a block, or between the parts of a bracket, where all its neighbours break too. */
  readonly hard: boolean
}

/** A structure that opens, closes, or goes on in another branch. */
export type Turn = { readonly at: number; readonly end: number; readonly kind: 'open' | 'close' | 'branch' }

/** From one offset to another. */
type Stretch = readonly [from: number, to: number]

export type Scan = {
  readonly places: readonly Place[]
  readonly turns: readonly Turn[]
  /** Stretches kept to the letter: comments, and elements whose white space a reader sees. */
  readonly kept: readonly Stretch[]
  /** What stands between the braces of expressions and block tags. */
  readonly codes: readonly Stretch[]
}

/** Elements that stand as a block: white space beside them is not shown. */
const BLOCKS =
  /^(html|head|body|main|header|footer|nav|section|article|aside|div|p|h[1-6]|ul|ol|li|dl|dt|dd|table|caption|colgroup|col|thead|tbody|tfoot|tr|th|td|form|fieldset|legend|figure|figcaption|blockquote|details|summary|hr|br|pre|meta|link|script|style|svg|g|rect|line|path|circle|polyline|polygon|text|optgroup|option|select|textarea|datalist|address|!doctype)$/i
/** Whether an element stands as a block. */
export function isBlock(name: string): boolean {
  return BLOCKS.test(name)
}

const VOID = /^(meta|link|hr|br|col|!doctype)$/i
/** Elements, and classes, whose inner white space is shown as it stands. */
const SHOWN_ELEMENT = /^(pre|textarea|script|style|text)$/i
const SHOWN_CLASS = /\bhub-prewrap\b/
const OPENING = /^(if|for|block|macro|call|filter|raw|asyncEach|asyncAll|switch)$/
const CLOSING = /^end(if|for|block|macro|call|filter|raw|each|all|set|switch)$/
const BRANCH = /^(else|elif|elseif|case|default)$/

/** How much further in a break among the words of an expression counts than one between the parts of its brackets. */
const AMONG_WORDS = 2.5

type Open = { readonly kind: 'element' | 'tag' | 'bracket'; readonly name: string }

/** Scans a whole template. */
export function scan(source: string): Scan {
  const places: Place[] = []
  const turns: Turn[] = []
  const kept: [number, number][] = []
  const codes: [number, number][] = []
  const open: Open[] = []
  let shownUntil = 0

  const place = (from: number, to: number, hard: boolean) => {
    if (from >= shownUntil) places.push({ from, to, depth: open.length, hard })
  }
  /** A place that a reader of the page never sees. */
  const unseen = (from: number, to: number, hard: boolean, further = 0) => {
    places.push({ from, to, depth: open.length + further, hard })
  }
  const begin = (at: number, end: number, of: Open) => {
    turns.push({ at, end, kind: 'open' })
    open.push(of)
  }
  /** Closes the newest structure of this name, and what was left open within; nothing where it stands in another branch. */
  const finish = (at: number, end: number, kind: Open['kind'], name: string) => {
    const found = open.findLastIndex(each => each.kind === kind && each.name === name)
    const branch = open.findLastIndex(each => each.kind === 'tag')
    if (found < 0 || (kind === 'element' && found < branch)) return
    while (open.length > found) {
      turns.push({ at, end, kind: 'close' })
      open.pop()
    }
  }
  const spaceAt = (at: number): number => {
    let end = at
    while (end < source.length && /[ \t\n]/.test(source[end] ?? '')) end++
    return end
  }

  /** An expression or a block tag, from its opening braces; returns its end. */
  const code = (start: number): number => {
    const closing = source.startsWith('{{', start) ? '}}' : '%}'
    let at = start + 2
    const brackets: number[] = []
    if (source[at] === '-') {
      if (!/\s/.test(source[start - 1] ?? ' ')) unseen(start, start, true)
      at++
    }
    const word = closing === '%}' ? (/^\s*(\w+)/.exec(source.slice(at, at + 40))?.[1] ?? '') : ''
    const afterWord = at + (/^\s*\w*/.exec(source.slice(at, at + 40))?.[0].length ?? 0)
    if (CLOSING.test(word)) finish(start, source.indexOf('%}', start) + 2, 'tag', word.slice(3))
    if (BRANCH.test(word)) {
      const branch = open.findLastIndex(each => each.kind === 'tag')
      // An element that began in the branch before ends there, for the indentation, wherever its closing tag stands.
      for (; open.length > branch + 1; open.pop()) turns.push({ at: start, end: start, kind: 'close' })
      turns.push({ at: start, end: source.indexOf('%}', start) + 2, kind: 'branch' })
    }
    begin(at, at, { kind: 'bracket', name: 'code' })
    while (at < source.length) {
      const here = source[at] ?? ''
      if (brackets.length === 0 && source.startsWith(closing, at)) break
      if (brackets.length === 0 && source.startsWith(`-${closing}`, at)) {
        at++
        break
      }
      if (here === "'" || here === '"') {
        at++
        while (at < source.length && source[at] !== here) at += source[at] === '\\' ? 2 : 1
        at++
      } else if (/[([{]/.test(here)) {
        const twin = here === '(' && /[[{]/.test(source[at + 1] ?? '')
        begin(at, at + (twin ? 2 : 1), { kind: 'bracket', name: here })
        brackets.push(twin ? 2 : 1)
        at += twin ? 2 : 1
        const to = spaceAt(at)
        const empty = /[)\]}]/.test(source[to] ?? '')
        const parts = twin || here !== '('
        if (!empty) unseen(at, to, parts, parts ? 0 : AMONG_WORDS)
        at = to
      } else if (/[)\]}]/.test(here)) {
        const width = brackets.pop() ?? 1
        const twin = width === 2
        turns.push({ at, end: at + 1, kind: 'close' })
        open.pop()
        at++
        // The round bracket of a twin may close later than its inner one: "f({ … }, more)".
        if (twin && source[at] === ')') at++
        else if (twin) {
          turns.push({ at, end: at, kind: 'open' })
          open.push({ kind: 'bracket', name: '(' })
          brackets.push(1)
        }
      } else if (/[ \t\n]/.test(here)) {
        const to = spaceAt(at)
        const closes = source.startsWith(closing, to) || source.startsWith(`-${closing}`, to)
        const bracket = open.at(-1)?.name ?? ''
        const before = source[at - 1] ?? ''
        const ends = /[)\]}]/.test(source[to] ?? '')
        const parts = brackets.at(-1) === 2 || /[[{]/.test(bracket)
        const hard = brackets.length > 0 && parts && (before === ',' || ends)
        if (to > afterWord && !closes) unseen(at, to, hard, hard ? 0 : AMONG_WORDS)
        at = to
      } else at++
    }
    const end = at + 2
    const outside = open.findLastIndex(each => each.name === 'code')
    while (open.length > outside) {
      turns.push({ at, end, kind: 'close' })
      open.pop()
    }
    const isBlockSet = word === 'set' && !/=/.test(source.slice(start, end).replace(/'[^']*'|"[^"]*"/g, ''))
    if (OPENING.test(word) || isBlockSet) begin(start, end, { kind: 'tag', name: word })
    // Between two block tags a line's end and its indentation are both dropped.
    const drops = source[end - 3] === '-' && !/\s/.test(source[end] ?? ' ')
    if (drops || (closing === '%}' && source.startsWith('{%', end))) unseen(end, end, true)
    codes.push([start + 2, end - 2])
    return end
  }

  /** An element's tag, from its "<"; returns its end. */
  const element = (start: number): number => {
    const [, slash = '', name = ''] = /^<(\/?)([!\w-]+)/.exec(source.slice(start, start + 60)) ?? []
    const block = BLOCKS.test(name)
    let at = start + 1 + slash.length + name.length
    if (slash && block) finish(start, source.indexOf('>', start) + 1, 'element', name.toLowerCase())
    const inside = open.length
    const opens = !slash && block && !VOID.test(name)
    if (opens) begin(start, start, { kind: 'element', name: name.toLowerCase() })
    begin(at, at, { kind: 'bracket', name: 'attributes' })
    let quote = ''
    while (at < source.length && (quote !== '' || source[at] !== '>')) {
      const here = source[at] ?? ''
      if (source.startsWith('{{', at) || source.startsWith('{%', at)) at = code(at)
      else if (quote === '' && /[ \t\n]/.test(here)) {
        const to = spaceAt(at)
        if (source[at - 1] !== '}' && source[to] !== '>' && !source.startsWith('{%', to)) place(at, to, false)
        at = to
      } else {
        if (here === quote) quote = ''
        else if (quote === '' && (here === '"' || here === "'")) quote = here
        at++
      }
    }
    const outside = inside + (opens && source[at - 1] !== '/' ? 1 : 0)
    while (open.length > outside) {
      turns.push({ at, end: at, kind: 'close' })
      open.pop()
    }
    const end = at + 1
    if (!slash && start >= shownUntil && (SHOWN_ELEMENT.test(name) || SHOWN_CLASS.test(source.slice(start, end)))) {
      shownUntil = endOfElement(source, name, end)
      kept.push([end, shownUntil])
    }
    return end
  }

  let at = 0
  while (at < source.length) {
    const isTag = /^<\/?[a-z!]/i.test(source.slice(at, at + 3))
    if (source.startsWith('{#', at) || source.startsWith('<!--', at)) {
      const close = source.startsWith('{#', at) ? '#}' : '-->'
      const end = source.indexOf(close, at) + close.length
      kept.push([at, end])
      at = end
    } else if (source.startsWith('{{', at) || source.startsWith('{%', at)) {
      const raw = /^\{%-?\s*raw\b/.test(source.slice(at, at + 12))
      at = code(at)
      if (raw) at = source.indexOf('{% endraw', at)
    } else if (isTag) {
      const [, slash = '', name = ''] = /^<(\/?)([!\w-]+)/.exec(source.slice(at, at + 60)) ?? []
      const block = BLOCKS.test(name)
      if (block && !(slash && at <= shownUntil && SHOWN_ELEMENT.test(name)) && !(slash && at === shownUntil)) {
        let from = at
        while (/[ \t\n]/.test(source[from - 1] ?? '')) from--
        place(from, at, true)
      }
      const end = element(at)
      if (block && !source.startsWith('\n', end)) place(end, spaceAt(end), true)
      at = end
    } else if (/[ \t\n]/.test(source[at] ?? '')) {
      const to = spaceAt(at)
      // After a block tag the line's end is dropped, and before one its indentation: a single space would go too.
      if (!(source.startsWith('%}', at - 2) && source.startsWith('{%', to))) place(at, to, false)
      at = to
    } else at++
  }
  return { places, turns, kept, codes }
}

/** Where the closing tag of an element begins, past elements of the same name inside it. */
function endOfElement(source: string, name: string, from: number): number {
  const tags = new RegExp(`<(/?)${name}\\b`, 'gi')
  tags.lastIndex = from
  let inside = 1
  for (let found = tags.exec(source); found; found = tags.exec(source)) {
    inside += found[1] ? -1 : 1
    if (inside === 0) return found.index
  }
  return source.length
}
