/** Word's styles: what a paragraph or a run of words gets from the style it carries and the styles that one is based on. */
import { child, childrenOf, type Element, numberSetting, setting, switchSetting } from '../xml.ts'

/** What a style gives, with everything it is based on already taken in. */
export type Style = {
  readonly id: string
  /** Name as Word shows it, in lower case: "heading 1", "toc 2", "quote". Built-in names are the same in every language. */
  readonly name: string
  /** Ids of this style and of those it is based on, nearest first. */
  readonly line: readonly string[]
  readonly numId?: number
  readonly level?: number
  /** Outline level from 0; 9 is body text. */
  readonly outline?: number
  readonly bold?: boolean
  readonly italic?: boolean
  readonly hidden?: boolean
  readonly font?: string
  /** Size of the letters, in half points. */
  readonly size?: number
}

/** The styles of a document, and which one each kind of content has where it names none. */
export type Styles = {
  readonly find: (id: string | undefined) => Style | undefined
  readonly standardParagraph: string | undefined
  /** Size of letters that nothing gives another, in half points. */
  readonly standardSize: number
}

/** Reads the styles part; a document without one has no styles. */
export function readStyles(part: Element | undefined): Styles {
  const elements = new Map<string, Element>()
  let standardParagraph: string | undefined
  for (const element of childrenOf(part, 'w:style')) {
    const id = element.attributes['w:styleId']
    if (id === undefined) continue
    elements.set(id, element)
    const standard = element.attributes['w:default']
    if (element.attributes['w:type'] === 'paragraph' && (standard === '1' || standard === 'true'))
      standardParagraph = id
  }
  const known = new Map<string, Style | undefined>()
  const find = (id: string | undefined): Style | undefined => {
    if (id === undefined) return undefined
    if (!known.has(id)) known.set(id, inherit(id, elements))
    return known.get(id)
  }
  const standard = child(child(child(part, 'w:docDefaults'), 'w:rPrDefault'), 'w:rPr')
  return { find, standardParagraph, standardSize: numberSetting(standard, 'w:sz') ?? 20 }
}

function inherit(id: string, elements: ReadonlyMap<string, Element>): Style | undefined {
  const line: string[] = []
  const chain: Element[] = []
  for (let at: string | undefined = id; at !== undefined && !line.includes(at); ) {
    const element = elements.get(at)
    if (!element) break
    line.push(at)
    chain.push(element)
    at = setting(element, 'w:basedOn')
  }
  const [own] = chain
  if (!own) return undefined
  return { id, line, name: (setting(own, 'w:name') ?? id).toLowerCase(), ...firstSaid(chain) }
}

/** For each property, what the nearest style that says anything says. */
function firstSaid(chain: readonly Element[]) {
  const said = <Value>(ask: (style: Element) => Value | undefined): Value | undefined => {
    for (const style of chain) {
      const answer = ask(style)
      if (answer !== undefined) return answer
    }
    return undefined
  }
  const paragraph = (style: Element) => child(style, 'w:pPr')
  const run = (style: Element) => child(style, 'w:rPr')
  return defined({
    numId: said(style => numberSetting(child(paragraph(style), 'w:numPr'), 'w:numId')),
    level: said(style => numberSetting(child(paragraph(style), 'w:numPr'), 'w:ilvl')),
    outline: said(style => numberSetting(paragraph(style), 'w:outlineLvl')),
    bold: said(style => switchSetting(run(style), 'w:b')),
    italic: said(style => switchSetting(run(style), 'w:i')),
    hidden: said(style => switchSetting(run(style), 'w:vanish')),
    font: said(style => fontOf(run(style))),
    size: said(style => numberSetting(run(style), 'w:sz')),
  })
}

/** The font that properties of a run or a style name for Latin letters. */
export function fontOf(properties: Element | undefined): string | undefined {
  const fonts = child(properties, 'w:rFonts')?.attributes
  return fonts?.['w:ascii'] ?? fonts?.['w:hAnsi']
}

type Defined<Values> = { [Key in keyof Values]?: Exclude<Values[Key], undefined> }

/** The same record without the keys that hold nothing. */
export function defined<Values extends object>(values: Values): Defined<Values> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Defined<Values>
}
