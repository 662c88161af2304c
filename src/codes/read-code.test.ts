import assert from 'node:assert/strict'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'
import { clausesOf } from './code.ts'
import { sayFault } from './code-faults.ts'
import { loadCodeFiles } from './load-folder.ts'
import { readCode, readCodes } from './read-code.ts'

const head = ['code: vale', 'title: Consultation code', 'area: Wendle Vale', 'subject: consultation', 'status: draft']

/** A code with one section of the clauses given; the first clause stands on line 10. */
function codeText(...clauses: readonly string[]): string {
  return [
    ...head,
    'sections:',
    '- number: "1"',
    '  title: Time',
    '  clauses:',
    ...clauses.map(clause => `  - ${clause}`),
    '',
  ].join('\n')
}

const clause = (id: string, practices: string) =>
  `{clause: "${id}", gist: "Time enough", actor: organisation, kind: duty, practices: [${practices}]}`

/** What is said of the faults of a text, in order. */
function faultsOf(text: string): readonly string[] {
  const read = readCode({ name: 'vale.yaml', text })
  return read.ok ? [] : read.problem.map(sayFault)
}

describe('readCode', () => {
  it('reads clauses, and fills in the parameters that a code leaves to the practice', () => {
    const text = codeText(clause('1.1', '{consultation.standard-period: {weeks: 8}}, consultation.acknowledged'))
    const read = readCode({ name: 'vale.yaml', text })
    assert.ok(read.ok)
    assert.deepEqual(
      clausesOf(read.value)[0]?.citations.map(({ demand }) => demand),
      ['consultation.standard-period {"weeks":8}', 'consultation.acknowledged {"days":5}'],
    )
  })

  it('names an unknown practice with its line and the nearest one', () => {
    assert.deepEqual(faultsOf(codeText(clause('1.1', ''), clause('1.2', 'consultation.standard-peroid'))), [
      'vale.yaml, line 11: There is no practice "consultation.standard-peroid". Cite one of the library. Did you mean "consultation.standard-period"?',
    ])
  })

  it('tells faults of shape and of practices together', () => {
    const wrong = clause('1.1', 'consultation.acknowleged').replace('organisation', 'nobody')
    const faults = faultsOf(codeText(wrong, clause('1.1', '')))
    assert.equal(faults.length, 3)
    assert.match(
      faults.join(' '),
      /"nobody" is not a known actor.*There is no practice.*Clause 1\.1 stands in this code twice/,
    )
  })

  it('names a wrong parameter, a wrong value and a parameter where none is taken', () => {
    const faults = faultsOf(
      codeText(
        clause('1.1', '{consultation.standard-period: {week: 12}}'),
        clause('1.2', '{consultation.standard-period: {weeks: twelve}}'),
        clause('1.3', '{consultation.standard-period: {weeks: 0}}'),
        clause('1.4', '{consultation.aims-stated: {weeks: 3}}'),
        clause('1.5', '{consultation.minimum-period: {grounds: [haste]}}'),
      ),
    )
    assert.deepEqual(faults, [
      'vale.yaml, line 10: consultation.standard-period has no parameter "week". Set weeks. Did you mean "weeks"?',
      'vale.yaml, line 11: "twelve" cannot be the weeks of consultation.standard-period. Write a number, such as 12.',
      'vale.yaml, line 12: 0 cannot be the weeks of consultation.standard-period. Write at least 1, such as 12.',
      'vale.yaml, line 13: consultation.aims-stated takes no parameters, so "weeks" means nothing to it. Write just consultation.aims-stated.',
      'vale.yaml, line 14: ["haste"] cannot be the grounds of consultation.minimum-period. Write one of statute, emergency, small-or-specialist-group, such as ["statute","emergency","small-or-specialist-group"].',
    ])
  })

  it('refuses a clause that stands twice', () => {
    assert.deepEqual(faultsOf(codeText(clause('1.1', ''), clause('1.2', ''), clause('1.1', ''))), [
      'vale.yaml, line 12: Clause 1.1 stands in this code twice. Number one of them differently; a second point under one number is written with ".s2".',
    ])
  })

  it('tells broken YAML with its line', () => {
    const [fault, ...more] = faultsOf(codeText(clause('1.1', ''), '{clause: "1.2", gist: "Open", practices: ['))
    assert.match(
      fault ?? '',
      /^vale\.yaml, line 1[12]: This is not well-formed YAML: .+ Check brackets, quotation marks/,
    )
    for (const other of more) assert.match(other, /^vale\.yaml, line \d+: /)
  })

  it('tells unknown kinds, actors, subjects and fields, and what is missing, all at once', () => {
    const text = codeText(
      '{clause: "1.1", gist: "Time", actor: organization, kind: duty, practices: []}',
      '{clause: "1.2", gist: "Time", actor: both, kind: dutty, practices: []}',
      '{clause: "1.3", gist: "Time", actor: both, kind: duty, practises: []}',
    ).replace('subject: consultation', 'subject: consultations')
    assert.deepEqual(faultsOf(text), [
      'vale.yaml, line 4: "consultations" is not a known subject. Use one of compact, organisation, consultation, partnership. Did you mean "consultation"?',
      'vale.yaml, line 10: "organization" is not a known actor. Use one of both, chair, everyone, organisation, partners, representative, respondent, secretariat, sector, statutory. Did you mean "organisation"?',
      'vale.yaml, line 11: "dutty" is not a known kind. Use one of duty, guidance, question, principle, process, definition, benefit, context. Did you mean "duty"?',
      'vale.yaml, line 12: "practices" is missing. Write "practices:" with its value.',
      'vale.yaml, line 12: A clause has no field "practises". Take it out, or write one of clause, gist, actor, to, kind, practices. Did you mean "practices"?',
    ])
  })

  it('tells an empty file, an empty section and a file of something else', () => {
    assert.deepEqual(faultsOf(''), [
      'vale.yaml, line 1: The file is empty. Write a code into it, or take the file away.',
    ])
    assert.deepEqual(faultsOf('# nothing yet\n').length, 1)
    assert.match(faultsOf([...head, 'sections: []'].join('\n'))[0] ?? '', /line 6: "sections" is empty\./)
    assert.match(faultsOf('- a list')[0] ?? '', /^vale\.yaml, line 1: /)
    assert.match(
      faultsOf(codeText('{clause: 1.1, gist: "Time", actor: both, kind: duty, practices: []}'))[0] ?? '',
      /line 10: "clause" is not text\./,
    )
    assert.match(
      faultsOf(codeText(clause('1.1', '[consultation.aims-stated]')))[0] ?? '',
      /line 10: A practice is cited/,
    )
  })
})

describe('the words of a code', () => {
  const whole = codeText(clause('1.1', ''), clause('1.2', 'consultation.acknowledged'))
  const without = (from: string | RegExp, to: string) => faultsOf(whole.replace(from, to))

  it('refuses a clause that says nothing, and a section without a name', () => {
    assert.deepEqual(without('gist: "Time enough"', 'gist: "x"'), [
      'vale.yaml, line 10: "x" says nothing. Write in a sentence what the clause asks for.',
    ])
    assert.equal(without('gist: "Time enough"', 'gist: "n/a"').length, 1)
    assert.match(without('title: Time', 'title: "--"')[0] ?? '', /line 8: "--" names no section\./)
  })

  it('refuses a practice cited twice, and a number with a sign that nobody sees', () => {
    assert.match(
      without('consultation.acknowledged', 'consultation.acknowledged, {consultation.acknowledged: {days: 9}}')[0] ??
        '',
      /line 11: "consultation\.acknowledged" is cited twice by this clause\./,
    )
    assert.match(without('"1.2"', '"1.1\u200b"')[0] ?? '', /line 11: .* has a sign in it that cannot be seen\./)
  })

  it('refuses a day that cannot be, and leaves any other status', () => {
    assert.match(
      without('status: draft', 'status: agreed 31 February 2026')[0] ?? '',
      /line 5: There is no 31 February 2026\./,
    )
    assert.deepEqual(without('status: draft', 'status: agreed on 29th February 2028'), [])
  })

  it('is not looked at again in what was listed before', () => {
    const text = whole
      .replace('gist: "Time enough"', 'gist: "x"')
      .replace('status: draft', 'status: agreed 31 June 2026')
    assert.equal(readCode({ name: 'vale.yaml', text }, { kept: true }).ok, true)
  })

  it('says what a file is that is no text, more than one, or a riddle of aliases', () => {
    assert.match(faultsOf(Buffer.from(whole, 'utf16le').toString('utf8'))[0] ?? '', /not saved as UTF-8 text/)
    assert.match(
      faultsOf(Buffer.from(whole.replace('enough', 'caf\u00e9'), 'latin1').toString('utf8'))[0] ?? '',
      /line 10: .* has a sign in it that was lost\. Save the file as UTF-8/,
    )
    assert.match(faultsOf(`${whole}---\n${whole}`)[0] ?? '', /A second document begins here/)
    const ten = (name: string, of: string) => `${name}: &${name} [${Array(10).fill(of).join(', ')}]\n`
    const bomb = ten('a', 'x') + ['b', 'c', 'd', 'e'].map((name, at) => ten(name, `*${'abcd'[at]}`)).join('')
    assert.match(faultsOf(bomb + whole)[0] ?? '', /aliases .* stand for too much/)
  })
})

describe('readCodes', () => {
  it('reads the eight codes shipped, without a fault', async () => {
    const folder = join(fileURLToPath(new URL('.', import.meta.url)), '../../codes')
    const read = readCodes(await loadCodeFiles(folder))
    assert.ok(read.ok, read.ok ? '' : read.problem.map(sayFault).join('\n'))
    const sizes = Object.fromEntries(read.value.map(code => [code.id, clausesOf(code).length]))
    assert.deepEqual(sizes, {
      'beds-luton-consultation-2009': 351,
      'beds-luton-pack-2009': 109,
      'beds-luton-partnerships-2009': 393,
      bolton: 142,
      'devon-2008': 218,
      'england-covenant-signs-2025': 11,
      leeds: 96,
      'partnerships-checklist': 33,
    })
  })

  it('tells the faults of every file, and a code that is in two', () => {
    const good = codeText(clause('1.1', ''))
    const read = readCodes([
      { name: 'a.yaml', text: good },
      { name: 'b.yaml', text: good },
      { name: 'c.yaml', text: '' },
    ])
    assert.ok(!read.ok)
    assert.deepEqual(
      read.problem.map(({ file }) => file),
      ['b.yaml', 'c.yaml'],
    )
    assert.match(read.problem[0]?.problem ?? '', /in a\.yaml already/)
  })
})
