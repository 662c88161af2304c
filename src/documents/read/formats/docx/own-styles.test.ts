import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readBlocks } from '../../read.ts'
import { readDocx } from './read-docx.ts'
import { definition, inList, level, list, makeWord, para, run, style, styled } from './word-fixture.ts'

const paths = (bytes: Uint8Array) =>
  readBlocks(readDocx(bytes).blocks)[0]!.paragraphs.map(({ path, kind, text }) => `${path} ${kind} ${text}`)

describe("Word's own styles", () => {
  it('tell the depth of bullets whose lists know nothing of one another', () => {
    const bullets = (at: number) => definition(at, level(0, 'bullet', '•'))
    const styles =
      style('LB', 'List Bullet', `<w:pPr>${inList(1)}</w:pPr>`) +
      style('LB2', 'List Bullet 2', `<w:pPr>${inList(2)}</w:pPr>`)
    const body =
      para('Halls have:') + para('rooms', styled('LB')) + para('large ones', styled('LB2')) + para('keys', styled('LB'))
    const bytes = makeWord({ body, styles, numbering: bullets(0) + bullets(1) + list(1, 0) + list(2, 1) })
    assert.deepEqual(paths(bytes), [
      'p1 paragraph Halls have:',
      'b1 item rooms',
      'b1.1 item large ones',
      'b2 item keys',
    ])
  })

  it('make a caption no heading, bold as it is', () => {
    const styles =
      style('Caption', 'caption', '<w:rPr><w:b/></w:rPr>') +
      style('Heading1', 'heading 1', '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>')
    const body =
      para('Halls', styled('Heading1')) + para('The hall at dusk', styled('Caption')) + para(run('It is old.'))
    assert.deepEqual(paths(makeWord({ body, styles })), [
      'HA heading Halls',
      'HA.p1 paragraph The hall at dusk',
      'HA.p2 paragraph It is old.',
    ])
  })

  it('are not needed where larger letters say what is a heading, and how deep', () => {
    const large = (words: string, size: number) => para(run(words, `<w:b/><w:sz w:val="${size}"/>`))
    const words = para(run('The forum meets in May and says what it has done in the year that has gone by.'))
    const body =
      large('Code of the halls', 40) + large('Rooms', 32) + large('Keys', 26) + words + large('Lights', 26) + words
    assert.deepEqual(
      paths(makeWord({ body })).map(path => path.split(' ').slice(0, 2).join(' ')),
      [
        'CH heading',
        'CH.RO heading',
        'CH.RO.KE heading',
        'CH.RO.KE.p1 paragraph',
        'CH.RO.LI heading',
        'CH.RO.LI.p1 paragraph',
      ],
    )
  })

  it('are not guessed from one large word in the midst of a document', () => {
    const words = para(run('The forum meets in May and says what it has done in the year that has gone by.'))
    const body = words + words + para(run('Look here', '<w:sz w:val="40"/>')) + words
    assert.ok(readDocx(makeWord({ body })).blocks.every(({ heading }) => heading === undefined))
  })
})
