import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readDocx } from './read-docx.ts'
import { definition, inList, level, list, makeWord, para, style, styled } from './word-fixture.ts'

/** What stands before each paragraph, as printed. */
function markers(body: string[], numbering: string, styles?: string): string[] {
  const bytes = makeWord({ body: body.join(''), numbering, ...(styles === undefined ? {} : { styles }) })
  return readDocx(bytes).blocks.map(block => block.marker ?? (block.bullet ? '•' : ''))
}

const multilevel = definition(
  0,
  level(0, 'decimal', '%1.') +
    level(1, 'decimal', '%1.%2') +
    level(2, 'lowerLetter', '%3)') +
    level(3, 'lowerRoman', '%4.'),
)
const at = (numId: number, ...levels: number[]) => levels.map(one => para('words', inList(numId, one)))

describe('numbers that Word computes', () => {
  it('counts each level within the one above and starts it again', () => {
    const found = markers(at(1, 0, 1, 1, 2, 2, 3, 3, 2, 1, 2, 0, 1), multilevel + list(1, 0))
    assert.deepEqual(found, ['1.', '1.1', '1.2', 'a)', 'b)', 'i.', 'ii.', 'c)', '1.3', 'a)', '2.', '2.1'])
  })

  it('counts a level that was passed over as used once', () => {
    assert.deepEqual(markers(at(1, 1, 1, 0, 3, 2), multilevel + list(1, 0)), ['1.1', '1.2', '2.', 'i.', 'b)'])
  })

  it('counts in the letters and figures of other scripts', () => {
    const formats = ['russianLower', 'hebrew1', 'arabicAlpha', 'chineseCounting', 'thaiNumbers']
    const numbering = formats
      .map((format, id) => definition(id, level(0, format, '%1)', '', 15)) + list(id + 1, id))
      .join('')
    const found = markers(
      formats.flatMap((_, id) => at(id + 1, 0)),
      numbering,
    )
    assert.deepEqual(found, ['п)', 'טו)', 'ض)', '十五)', '๑๕)'])
  })

  it('writes every number format', () => {
    const formats = [
      'upperLetter',
      'upperRoman',
      'ordinal',
      'ordinalText',
      'cardinalText',
      'decimalZero',
      'none',
      'bullet',
    ]
    const numbering = formats
      .map((format, id) => definition(id, level(0, format, format === 'bullet' ? '-' : '%1', '', 4)) + list(id + 1, id))
      .join('')
    const found = markers(
      formats.flatMap((_, id) => at(id + 1, 0)),
      numbering,
    )
    assert.deepEqual(found, ['D', 'IV', '4th', 'Fourth', 'Four', '04', '', '•'])
  })

  it('repeats letters after z', () => {
    const numbering = definition(0, level(0, 'lowerLetter', '(%1)', '', 26)) + list(1, 0)
    assert.deepEqual(markers(at(1, 0, 0, 0), numbering), ['(z)', '(aa)', '(bb)'])
  })

  it('lets two lists of one definition count on together, unless one starts anew', () => {
    const anew = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    const numbering = multilevel + list(1, 0) + list(2, 0) + list(3, 0, anew)
    const found = markers([...at(1, 0, 0), ...at(2, 0), ...at(3, 0, 0), ...at(1, 0)], numbering)
    assert.deepEqual(found, ['1.', '2.', '3.', '1.', '2.', '3.'])
  })

  it('starts anew where the override says, on a lower level too', () => {
    const anew = '<w:lvlOverride w:ilvl="1"><w:startOverride w:val="7"/></w:lvlOverride>'
    const found = markers([...at(1, 0, 1, 1), ...at(2, 1, 1)], multilevel + list(1, 0) + list(2, 0, anew))
    assert.deepEqual(found, ['1.', '1.1', '1.2', '1.7', '1.8'])
  })

  it('follows a level that a list defines anew', () => {
    const own = `<w:lvlOverride w:ilvl="1">${level(1, 'upperLetter', 'Part %2')}</w:lvlOverride>`
    assert.deepEqual(markers(at(1, 0, 1, 1), multilevel + list(1, 0, own)), ['1.', 'Part A', 'Part B'])
  })

  it('restarts a level after the one that lvlRestart names, or never', () => {
    const levels = (restart: string) =>
      level(0, 'decimal', '%1') + level(1, 'decimal', '%1.%2') + level(2, 'decimal', '(%3)', restart)
    const found = (restart: string) =>
      markers(at(1, 0, 1, 2, 1, 2, 0, 1, 2), definition(0, levels(restart)) + list(1, 0))
    assert.deepEqual(found('<w:lvlRestart w:val="0"/>'), ['1', '1.1', '(1)', '1.2', '(2)', '2', '2.1', '(3)'])
    assert.deepEqual(found('<w:lvlRestart w:val="1"/>'), ['1', '1.1', '(1)', '1.2', '(2)', '2', '2.1', '(1)'])
    assert.deepEqual(found(''), ['1', '1.1', '(1)', '1.2', '(1)', '2', '2.1', '(1)'])
  })

  it('writes legal numbers in figures and leaves bullets out of the numbers below them', () => {
    const levels =
      level(0, 'upperRoman', 'Article %1') +
      level(1, 'decimal', '%1.%2', '<w:isLgl/>') +
      level(2, 'bullet', '–') +
      level(3, 'decimal', '%1.%2.%3%4', '<w:isLgl/>')
    const found = markers(at(1, 0, 0, 1, 2, 3), definition(0, levels) + list(1, 0))
    assert.deepEqual(found, ['Article I', 'Article II', '2.1', '•', '2.1.1'])
  })

  it('prints nothing for a hidden number or one that asks for a level below its own, but counts on', () => {
    const levels = level(0, 'decimal', '%1.') + level(1, 'decimal', '%1.%3') + level(2, 'decimal', '%1.%2.%3')
    assert.deepEqual(markers(at(1, 0, 1, 1, 2), definition(0, levels) + list(1, 0)), ['1.', '', '', '1.2.1'])
  })

  it('finds lists through styles, what they are based on and the level that names the style', () => {
    const levels =
      level(0, 'decimal', '%1', '<w:pStyle w:val="Section"/>') +
      level(1, 'decimal', '%1.%2', '<w:pStyle w:val="Clause"/>')
    const styles =
      style('Section', 'Section', `<w:pPr>${inList(1)}</w:pPr>`) +
      style('Clause', 'Clause', `<w:basedOn w:val="Section"/><w:pPr>${inList(1)}</w:pPr>`) +
      style('Small', 'Small clause', '<w:basedOn w:val="Clause"/>')
    const body = [
      para('a', styled('Section')),
      para('b', styled('Clause')),
      para('c', styled('Small')),
      para('d', styled('Clause') + inList(0)),
      para('e', styled('Clause')),
    ]
    assert.deepEqual(markers(body, definition(0, levels) + list(1, 0), styles), ['1', '1.1', '1.2', '', '1.3'])
  })

  it('follows a list style from the definition that only names it', () => {
    const numbering =
      definition(0, `<w:styleLink w:val="Codes"/>${level(0, 'decimal', '§%1')}`) +
      definition(1, '<w:numStyleLink w:val="Codes"/>') +
      list(1, 0) +
      list(2, 1)
    const styles = `<w:style w:type="numbering" w:styleId="Codes"><w:name w:val="Codes"/><w:pPr>${inList(1)}</w:pPr></w:style>`
    assert.deepEqual(markers([...at(2, 0), ...at(1, 0), ...at(2, 0)], numbering, styles), ['§1', '§2', '§3'])
  })

  it('reads a custom format with leading zeros', () => {
    const custom = `<w:lvl w:ilvl="0"><w:start w:val="1"/><mc:AlternateContent><mc:Choice Requires="w14"><w:numFmt w:val="custom" w:format="001, 002, 003, ..."/></mc:Choice><mc:Fallback><w:numFmt w:val="decimal"/></mc:Fallback></mc:AlternateContent><w:lvlText w:val="%1"/></w:lvl>`
    assert.deepEqual(markers(at(1, 0, 0), definition(0, custom) + list(1, 0)), ['001', '002'])
  })

  it('does not count paragraphs that a tracked change deleted', () => {
    const deleted =
      '<w:p><w:pPr>' +
      inList(1, 0) +
      '<w:rPr><w:del/></w:rPr></w:pPr><w:del><w:r><w:delText>gone</w:delText></w:r></w:del></w:p>'
    assert.deepEqual(markers([...at(1, 0), deleted, ...at(1, 0)], multilevel + list(1, 0)), ['1.', '2.'])
  })
})
