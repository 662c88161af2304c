/** Finds Word lists that print the numbers of a tree, as a person would set them up: one multilevel list a document. */
import type { DocumentTree, Paragraph } from '../../../tree.ts'
import { definition, level, list } from './word-fixture.ts'

type Form = {
  readonly format: string
  readonly text: string
  readonly above: number | null
  readonly value: number
  readonly level: number | null
}

/** Where one paragraph stands in the lists. */
export type Place = { readonly numId: number; readonly level: number }

const romans = ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x', 'xi', 'xii', 'xiii', 'xiv', 'xv']

/** Starts the lists of one document. `place` gives null where no level of a list prints such a number: it is typed. */
export function startNumbers(definitionId: number, firstNumId: number, tree: DocumentTree) {
  const levels = new Map<string, number>()
  const used = new Map<number, { format: string; text: string }>()
  const lists: string[] = []
  let counts: (number | undefined)[] = []
  let numId = firstNumId - 1
  // A list that starts a level anew goes on starting it there, until another list takes over.
  let anew: { level: number; value: number } | null = null
  const romanParents = new Set(tree.paragraphs.filter(each => /^\W*ii\W*$/.test(each.printed)).map(each => each.parent))

  const newList = (overrides: string) => {
    numId += 1
    lists.push(list(numId, definitionId, overrides))
  }
  const levelFor = (form: Form): number | null => {
    const key = `${form.format} ${form.text} ${form.level}`
    const known = levels.get(key)
    if (known !== undefined) return known
    const free = form.level ?? [2, 3, 4, 5, 6, 7, 8].find(one => !used.has(one))
    if (free === undefined || used.has(free)) return null
    levels.set(key, free)
    used.set(free, { format: form.format, text: form.text.replace('%n', `%${free + 1}`) })
    return free
  }

  return {
    place(paragraph: Paragraph): Place | null {
      const form = formOf(paragraph, romanParents.has(paragraph.parent))
      const at = form && levelFor(form)
      if (!form || at === null || at === undefined) return null
      if (form.above !== null && counts[0] !== form.above) return null
      for (let above = 0; above < at; above++) counts[above] ??= 1
      const before = counts[at]
      const next = before !== undefined ? before + 1 : anew?.level === at ? anew.value : 1
      if (form.value !== next) {
        anew = { level: at, value: form.value }
        newList(`<w:lvlOverride w:ilvl="${at}"><w:startOverride w:val="${form.value}"/></w:lvlOverride>`)
      } else if (numId < firstNumId) newList('')
      counts = [...counts.slice(0, at), form.value]
      return { numId, level: at }
    },
    written() {
      const inOrder = [...used].sort(([one], [other]) => one - other)
      const levels = inOrder.map(([at, { format, text }]) => level(at, format, text)).join('')
      return { definitions: definition(definitionId, levels), lists }
    },
  }
}

/** How Word would print such a number: its format and text, with %n for the level that is found for it. */
function formOf({ printed, kind }: Paragraph, roman: boolean): Form | null {
  const decimal = /^(\d+)\.(\d+)(\W*)$/.exec(printed)
  if (decimal)
    return {
      format: 'decimal',
      text: `%1.%2${decimal[3]}`,
      above: Number(decimal[1]),
      value: Number(decimal[2]),
      level: 1,
    }
  const lettered = /^(\d+)([a-z])(\W*)$/.exec(printed)
  if (lettered)
    return {
      format: 'lowerLetter',
      text: `%1%2${lettered[3]}`,
      above: Number(lettered[1]),
      value: letterValue(lettered[2] ?? ''),
      level: 1,
    }
  const whole = /^(\D*)(\d+)(\W*)$/.exec(printed)
  if (whole) {
    const first = kind !== 'item' && whole[1] === ''
    return {
      format: 'decimal',
      text: `${whole[1]}${first ? '%1' : '%n'}${whole[3]}`,
      above: null,
      value: Number(whole[2]),
      level: first ? 0 : null,
    }
  }
  const letter = /^(\W*)([a-z]+)(\W*)$/.exec(printed)
  if (!letter?.[2]) return null
  const text = `${letter[1]}%n${letter[3]}`
  if (roman || letter[2].length > 1)
    return { format: 'lowerRoman', text, above: null, value: romans.indexOf(letter[2]) + 1, level: null }
  return { format: 'lowerLetter', text, above: null, value: letterValue(letter[2]), level: null }
}

function letterValue(letter: string): number {
  return letter.charCodeAt(0) - 96
}
