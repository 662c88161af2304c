/** Code files that nearly are what they should be: each is refused by its line and in words, or taken and told where words and checks differ. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { disagreementsOf, sayDisagreement } from './editions/disagreements.ts'
import { readCode } from './read-code.ts'

const HEAD =
  'code: fen-consulting-2026\ntitle: Code on consulting people\narea: Wendmere and Holt\nsubject: consultation\n'
const clause = (
  number: string,
  gist = 'Consultations are open for at least ten weeks',
  cites = '{consultation.standard-period: {weeks: 10}}',
) =>
  `      - clause: ${number}\n        gist: ${gist}\n        actor: organisation\n        kind: duty\n        practices: [${cites}]\n`
const file = (clauses = clause('"2.1"'), head = `${HEAD}status: agreed 28 November 2026\n`) =>
  `${head}sections:\n  - number: "2"\n    title: Time\n    clauses:\n${clauses}`

/** All that is wrong with a file, in words; empty for one that is taken. */
function faultsOf(text: string): string {
  const read = readCode({ name: 'code.yaml', text })
  return read.ok ? '' : read.problem.map(({ line, problem, remedy }) => `${line}: ${problem} ${remedy}`).join('\n')
}

test('what nearly is a code is refused in words, by line', () => {
  const latin = Buffer.from(file().replace('people', 'Zoë'), 'latin1').toString('utf8')
  const wrong: Readonly<Record<string, readonly [string, RegExp]>> = {
    'no text': ['just words', /is not a group of fields/],
    'a list': ['- a\n- b\n', /is not a group of fields/],
    'an open bracket': ['code: a\ntitle: [\n', /not well-formed YAML/],
    'brackets in brackets': [`a: ${'['.repeat(5000)}${']'.repeat(5000)}`, /too deep/],
    'far too long': [file(clause('"2.1"', 'Groups are heard early '.repeat(40_000))), /at most 700000 can be read/],
    'one endless clause': [file(clause('"2.1"', 'Groups are heard early '.repeat(200))), /at most 2000 can stand here/],
    'thousands of clauses': [
      file(Array.from({ length: 2001 }, (_, at) => clause(`"2.${at}"`)).join('')),
      /2001 clauses/,
    ],
    'UTF-16': [Buffer.from(file(), 'utf16le').toString('utf8'), /not saved as UTF-8/],
    'another encoding': [latin, /a sign in it that was lost/],
    tabs: [file().replaceAll('        ', '\t'), /Tabs are not allowed/],
    'a name twice': [file().replace('title:', 'title: Another\ntitle:'), /Map keys must be unique/],
    'a name twice in a clause': [
      file().replace('        kind: duty\n', '        kind: duty\n        kind: context\n'),
      /must be unique/,
    ],
    'two files in one': [`${file()}---\n${file()}`, /second document/],
    'a riddle of aliases': [
      `${HEAD}status: draft\nsections:\n  - &a [x,x,x,x,x,x]\n  - &b [*a,*a,*a,*a,*a]\n  - [*b,*b,*b,*b,*b]\n`,
      /stand for too much/,
    ],
    'a merged clause': [
      file(`${clause('"2.1"').replace('- clause', '- &a\n        clause')}      - <<: *a\n        clause: "2.2"\n`),
      /missing/,
    ],
    'a tag': [file(clause('"2.1"', '!!js/function Groups are heard early')), /A tag/],
    'an older YAML': [`%YAML 1.1\n---\n${file()}`, /older version of YAML/],
    'a number without quotation marks': [file(clause('2.10')), /put numbers in quotation marks/],
    'the same number': [file(clause('"2.1"') + clause('"2.1"')), /Clause 2\.1 stands in this code twice/],
    'the same number with a point': [file(clause('"2.1"') + clause('"2.1."')), /2\.1\. cannot be told from 2\.1/],
    'the same number in capitals': [file(clause('"2a"') + clause('"2A"')), /cannot be told from 2a/],
    'the same number, spaced': [file(clause('"2.1"') + clause('"2. 1"')), /cannot be told from/],
    'the same number, wide': [file(clause('"2.1"') + clause('"２.１"')), /cannot be told from/],
    'a section twice': [
      `${file()}  - number: "2"\n    title: Again\n    clauses:\n${clause('"3.1"')}`,
      /Section 2 stands in this code twice/,
    ],
    'a gist to come': [file(clause('"2.1"', 'tbc')), /"tbc" says nothing/],
    'a title to come': [file().replace('Code on consulting people', 'to be confirmed'), /says nothing/],
    'an area of one letter': [file().replace('Wendmere and Holt', 'x'), /"x" says nothing/],
    'words turned round': [file().replace('consulting people', 'consulting \u202epeople'), /cannot be seen/],
    'a word with a hole': [file(clause('"2.1"', 'Open for t\u200ben weeks')), /cannot be seen/],
    'a soft hyphen': [file(clause('"2.1"', 'Open for ten\u00adweeks')), /cannot be seen/],
    'a day that is none': [file(undefined, `${HEAD}status: agreed 31 November 2026\n`), /There is no 31 November 2026/],
    'a day that is none, in figures': [
      file(undefined, `${HEAD}status: agreed 31/11/2026\n`),
      /There is no 31\/11\/2026/,
    ],
    'a day that is none, the other way round': [
      file(undefined, `${HEAD}status: agreed 2026-11-31\n`),
      /There is no 2026-11-31/,
    ],
    'a field of its own': [`${file()}version: 3\n`, /no field "version"/],
    'a field of the language': [`${file()}__proto__:\n  kept: true\n`, /no field "__proto__"/],
    'a kind misspelt': [
      file().replace('kind: duty', 'kind: dooty'),
      /"dooty" is not a known kind.*Did you mean "duty"/,
    ],
    'a practice misspelt': [file(clause('"2.1"', undefined, 'consultation.standart-period')), /There is no practice/],
    'a practice twice': [
      file(clause('"2.1"', undefined, 'consultation.acknowledged, consultation.acknowledged')),
      /cited twice/,
    ],
    'a number in quotation marks': [file().replace('weeks: 10', 'weeks: "10"'), /Write a number/],
    'no weeks at all': [file().replace('weeks: 10', 'weeks: 0'), /at least 1/],
    'endless weeks': [file().replace('weeks: 10', 'weeks: .inf'), /Write a number/],
    'a parameter misspelt': [file().replace('weeks: 10', 'weks: 10'), /Did you mean "weeks"/],
    'a name with capitals': [file().replace('fen-consulting-2026', 'Fen-Consulting'), /cannot name a code/],
  }
  assert.ok(Object.keys(wrong).length > 40)
  for (const [name, [text, says]] of Object.entries(wrong)) assert.match(faultsOf(text), says, name)
})

test('what only looks otherwise is taken: marks at the beginning, ends of lines, comments, folded words, letters of the world', () => {
  for (const text of [
    `\ufeff${file()}`,
    file().replaceAll('\n', '\r\n'),
    `# our code\n${file()}# end\n`,
    file().replace(
      'gist: Consultations are open for at least ten weeks',
      'gist: >\n          Consultations are open\n          for at least ten weeks',
    ),
    file().replace('consulting people', 'consulting Zoë’s people, می‌خواهم'),
    file(undefined, `${HEAD}status: agreed 28/11/2026\n`),
  ])
    assert.equal(faultsOf(text), '')
})

test('however a number is written, it is held against that of the check', () => {
  const ways = `10+ weeks|ten-plus weeks|10 wk.|10-wk period|tenweeks|XII weeks|１２ weeks|١٢ weeks|⑫ weeks|2¼ months|¾ of a year
    a couple of weeks|sixty weekdays|sixty week days|sixty working-days|1,5 weeks|by the tenth week|the 10th week|week 12|week ten
    12 [twelve] weeks|12—14 weeks|between ten and twelve weeks|ten ordinary weeks|ten school weeks|ten (or more) weeks|ten cal. weeks
    deg wythnos|12 wythnos|seven-and-a-half weeks|7-1/2 weeks|12 w|one thousand days|30-odd days|a weeks notice of two weeks`
  for (const said of ways.split(/[|\n]/).map(each => each.trim())) {
    const read = readCode({
      name: 'code.yaml',
      text: file(clause('"2.1"', `Open for ${said}`, '{consultation.standard-period: {weeks: 40}}')),
    })
    assert.ok(read.ok, said)
    assert.equal(disagreementsOf(read.value).length > 0, true, said)
    assert.match(disagreementsOf(read.value).map(sayDisagreement).join(), /is set to 40 weeks/, said)
  }
})
