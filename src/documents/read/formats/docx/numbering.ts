/**
 * Word's list definitions. A paragraph names a list (num); the list follows a definition (abstractNum), perhaps through a
 * list style, and may override some of its levels (ISO/IEC 29500-1, 17.9).
 */
import { child, childrenOf, type Element, numberSetting, setting, switchSetting } from '../xml.ts'
import { defined, type Styles } from './styles.ts'

/** One level of a list definition. */
export type Level = {
  readonly start: number
  /** Format of the count: "decimal", "lowerLetter", "bullet". */
  readonly format: string
  /** Pattern of a custom format. */
  readonly custom?: string
  /** The number's text, where "%1" to "%9" stand for the counts of levels 1 to 9. */
  readonly text: string
  /** Level (from 1) after which this one starts again; 0 for never; absent for after any higher one. */
  readonly restart?: number
  /** Paragraph style whose paragraphs stand on this level. */
  readonly style?: string
  /** True when all counts are written in figures, whatever their own format. */
  readonly legal: boolean
  /** True when the number is hidden text. */
  readonly hidden: boolean
}

/** A list as a paragraph sees it, with links and overrides followed. */
export type List = {
  /** Lists with the same key count on together. */
  readonly key: string
  readonly numId: number
  readonly level: (index: number) => Level
  /** Where this list makes a level start anew when it first uses it. */
  readonly startOverride: (index: number) => number | undefined
  /** Level that belongs to a paragraph style (or one it is based on), if any does. */
  readonly levelOfStyle: (line: readonly string[]) => number | undefined
}

type Definition = { readonly levels: ReadonlyMap<number, Level>; readonly linkTo?: string; readonly styleLink?: string }
type Override = { readonly start?: number; readonly level?: Level }
type Instance = { readonly definition: string; readonly overrides: ReadonlyMap<number, Override> }

/** What Word shows for a level that its definition leaves out. */
const missingLevel: Level = { start: 1, format: 'decimal', text: '', legal: false, hidden: false }

/** Reads the numbering part. The result finds a list by its number; null when there is none of that number. */
export function readNumbering(part: Element | undefined, styles: Styles): (numId: number) => List | null {
  const definitions = new Map<string, Definition>()
  for (const element of childrenOf(part, 'w:abstractNum'))
    definitions.set(element.attributes['w:abstractNumId'] ?? '', readDefinition(element))
  const instances = new Map<number, Instance>()
  for (const element of childrenOf(part, 'w:num'))
    instances.set(Number(element.attributes['w:numId']), readInstance(element))

  const lists = new Map<number, List | null>()
  return numId => {
    let list = lists.get(numId)
    if (list === undefined) {
      list = resolve(numId, definitions, instances, styles)
      lists.set(numId, list)
    }
    return list
  }
}

function resolve(
  numId: number,
  definitions: ReadonlyMap<string, Definition>,
  instances: ReadonlyMap<number, Instance>,
  styles: Styles,
): List | null {
  const instance = instances.get(numId)
  if (!instance) return null
  const key = followLinks(instance.definition, definitions, instances, styles)
  const definition = definitions.get(key)
  if (!definition) return null
  const level = (index: number) => instance.overrides.get(index)?.level ?? definition.levels.get(index) ?? missingLevel
  return {
    key,
    numId,
    level,
    startOverride: index => instance.overrides.get(index)?.start,
    levelOfStyle(line) {
      for (const id of line) for (let index = 0; index < 9; index++) if (level(index).style === id) return index
      return undefined
    },
  }
}

/** A definition may hold nothing but the name of a list style; that style names the list whose definition counts. */
function followLinks(
  from: string,
  definitions: ReadonlyMap<string, Definition>,
  instances: ReadonlyMap<number, Instance>,
  styles: Styles,
): string {
  const seen = new Set<string>()
  let key = from
  while (!seen.has(key)) {
    seen.add(key)
    const link = definitions.get(key)?.linkTo
    if (link === undefined) return key
    const numId = styles.find(link)?.numId
    const owner = [...definitions].find(([, definition]) => definition.styleLink === link)?.[0]
    key = owner ?? instances.get(numId ?? -1)?.definition ?? key
  }
  return key
}

function readDefinition(element: Element): Definition {
  const levels = new Map<number, Level>()
  for (const one of childrenOf(element, 'w:lvl')) levels.set(Number(one.attributes['w:ilvl']), readLevel(one))
  return {
    levels,
    ...defined({ linkTo: setting(element, 'w:numStyleLink'), styleLink: setting(element, 'w:styleLink') }),
  }
}

function readInstance(element: Element): Instance {
  const overrides = new Map<number, Override>()
  for (const one of childrenOf(element, 'w:lvlOverride')) {
    const level = child(one, 'w:lvl')
    const start = numberSetting(one, 'w:startOverride')
    overrides.set(Number(one.attributes['w:ilvl']), defined({ start, level: level && readLevel(level) }))
  }
  return { definition: setting(element, 'w:abstractNumId') ?? '', overrides }
}

function readLevel(element: Element): Level {
  // Newer formats stand in a Choice, with an old one as the Fallback.
  const choice = child(child(child(element, 'mc:AlternateContent'), 'mc:Choice'), 'w:numFmt')
  const format = choice ?? child(element, 'w:numFmt')
  return {
    // The standard's own value for a level that does not say where it starts.
    start: numberSetting(element, 'w:start') ?? 0,
    format: format?.attributes['w:val'] ?? 'decimal',
    text: child(element, 'w:lvlText')?.attributes['w:val'] ?? '',
    legal: switchSetting(element, 'w:isLgl') ?? false,
    hidden: switchSetting(child(element, 'w:rPr'), 'w:vanish') ?? false,
    ...defined({
      custom: format?.attributes['w:format'],
      restart: numberSetting(element, 'w:lvlRestart'),
      style: setting(element, 'w:pStyle'),
    }),
  }
}
