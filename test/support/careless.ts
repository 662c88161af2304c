/**
 * Somebody who fills every box of every form with a word of no content, ticks whatever can be ticked and chooses the first of
 * everything: what they leave behind must bear nothing.
 */
import { type DefaultTreeAdapterTypes as Html, parse } from 'parse5'
import { type Answer, findForm, type Visitor } from '../../worlds/visitor.ts'

/** The words they write. */
const WORD = 'x'

/** How they fill forms: the day that they give where one is asked for, and what they give in certain boxes all the same. */
export type Careless = {
  /** For boxes of days, by the name of the field, or for all others; '' leaves them empty. */
  readonly day?: (name: string) => string
  readonly but?: Readonly<Record<string, string>>
  /** What they write in other boxes; "x" if nothing is said. */
  readonly word?: string
}

/** Opens a page, fills its form without care and sends it. Null where the page has no form. */
export async function sendCarelessly(visitor: Visitor, path: string, careless: Careless = {}): Promise<Answer | null> {
  const page = await visitor.get(path)
  const form = findForm(page.body)
  if (!form) return null
  return visitor.post(form.action ?? path, { ...form.values, ...carelessValues(page.body, careless), ...careless.but })
}

/** What they send for each control of the first form that posts. */
export function carelessValues(html: string, { day = () => '', word = WORD }: Careless): Record<string, string[]> {
  const form = all(parse(html), 'form').find(node => attribute(node, 'method') === 'post')
  const values: Record<string, string[]> = {}
  if (!form) return values
  for (const node of all(form, 'textarea')) set(values, node, word)
  for (const node of all(form, 'select')) {
    const [first] = all(node, 'option').flatMap(option => attribute(option, 'value') || [])
    if (first) set(values, node, first)
  }
  for (const node of all(form, 'input')) fill(values, node, { day, word })
  return values
}

function fill(values: Record<string, string[]>, node: Html.Element, careless: Required<Omit<Careless, 'but'>>): void {
  const name = attribute(node, 'name') ?? ''
  const type = attribute(node, 'type') ?? 'text'
  const value = attribute(node, 'value') ?? ''
  if (type === 'radio') values[name] ??= [value]
  else if (type === 'checkbox') (values[name] ??= []).push(value)
  else if (type === 'email') set(values, node, 'x@example.org')
  else if (type !== 'text' && type !== 'tel' && type !== 'url' && type !== 'number') return
  else {
    const [, field, part] = /^(.*)-(day|month|year)$/.exec(name) ?? []
    if (field && part) {
      const [year = '', month = '', ofMonth = ''] = careless.day(field).split('-')
      set(values, node, { day: ofMonth, month, year }[part] ?? '')
    } else set(values, node, attribute(node, 'inputmode') === 'numeric' || type === 'number' ? '1' : careless.word)
  }
}

function set(values: Record<string, string[]>, node: Html.Element, value: string): void {
  const name = attribute(node, 'name')
  if (name) values[name] = [value]
}

function all(node: Html.Node, tag: string): Html.Element[] {
  const own = 'tagName' in node && node.tagName === tag ? [node] : []
  return 'childNodes' in node ? [...own, ...node.childNodes.flatMap(child => all(child, tag))] : own
}

function attribute(element: Html.Element, name: string): string | null {
  return element.attrs.find(attr => attr.name === name)?.value ?? null
}
