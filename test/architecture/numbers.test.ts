/** No number of days, weeks or months is added to a day, and no weeks are counted as days, unless a rule of the area gives it (src/codes/numbers). */
import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const files = globSync('src/{features,codes,facts,cli,web}/**/*.ts', { cwd: ROOT })
  .filter(file => !/\.(test|arbitrary|fixture)\.ts$|\/testing\/|^src\/codes\/numbers\//.test(file))
  .sort()

/** What is no rule: nobody is asked for anything by it. Each name with why. */
const noRule: Readonly<Record<string, string>> = {
  'src/codes/partnership-life.ts LOOKED_BACK': 'how far a check looks back is what its own sentence says',
  'src/facts/organisation/meetings.ts 365': 'how far a check looks back is what its own sentence says',
  'src/facts/consultation/around.ts 365': 'which other consultations are compared at all',
  'src/features/compact/annual-review/review.queries.ts -12': 'a first review tells the twelve months before it',
  'src/features/consultations/preparing/related.queries.ts 365': 'which other consultations are compared at all',
  'src/features/consultations/public/month.ts 7': 'a week of a calendar',
  'src/features/meetings/calendar/rhythm.ts -7': 'a week of a calendar',
  'src/features/consultations/requests/interest.queries.ts AFTER_CLOSE': 'how long personal details are held',
  'src/features/consultations/requests/forget-wishes.job.ts ASK_BEFORE': 'how long personal details are held',
  'src/features/consultations/requests/interest.queries.ts UNANSWERED': 'how long personal details are held',
  'src/features/consultations/requests/wish-days.ts UNANSWERED': 'how long personal details are held',
  'src/features/consultations/requests/wish-days.ts MONTHS': 'how long personal details are held',
  'src/features/consultations/requests/wish-days.ts ASK_BEFORE': 'how long personal details are held',
  'src/features/meetings/closure.queries.ts ASKED_BEFORE':
    'how long before its own day a matter is shown among the tasks',
  'src/features/meetings/owed.ts -366': 'minutes older than a year are past asking for',
  'src/features/askings/opening.page.ts RESTS':
    'that nobody is asked about one body again and again is not for that body to settle',
  'src/features/askings/opening.page.ts LEAST': 'the least time to answer is not for whoever is asked about to settle',
  'src/features/mergers/announcing.page.ts BACK': 'how far back what was settled on paper may be typed',
  'src/features/mergers/carry-out.ts TAKEN_BACK_WITHIN': 'how long what is needed to take it back is held',
  'src/facts/organisation/news.ts 365': 'news of the last year is looked at',
  'src/codes/practices/organisation/sector-informed.ts 12': 'news of the last year is looked at',
  'src/codes/practices/organisation/notices-usable.ts 12': 'news of the last year is looked at',
  'src/features/parties/binding.queries.ts SETTLES':
    'that a new address is not asked at once is not for whoever changes it to settle',
  'src/features/parties/remind.job.ts FORGOTTEN': 'how long a job that found nobody tries again',
  'src/features/organisations/import/bring-in.page.ts listKeptDays': 'how long a file is held',
  'src/features/organisations/import/long.page.ts listKeptDays': 'how long a file is held',
  'src/features/organisations/import/look-over.page.ts listKeptDays': 'how long a file is held',
  'src/features/partnerships/membership/membership.page.ts listKeptDays': 'how long a file is held',
  'src/features/responses/import/imports.page.ts listKeptDays': 'how long a file is held',
  'src/features/responses/import/take-in.ts listKeptDays': 'how long what is told of its rows is held',
  'src/features/responses/giving/draft.queries.ts draftDays': 'how long a draft is held',
}

/** The last argument of each call of a name, brackets inside it counted. */
function lastArguments(text: string): string[] {
  return [...text.matchAll(/\badd(?:Days|Months)\(/g)].map(({ index, 0: call }) => {
    const parts = ['']
    let depth = 0
    for (let at = index + call.length; at < text.length; at++) {
      const sign = text.charAt(at)
      if (sign === ')' && depth === 0) break
      if ('([{'.includes(sign)) depth++
      if (')]}'.includes(sign)) depth--
      if (sign === ',' && depth === 0) parts.push('')
      else parts[parts.length - 1] += sign
    }
    return (parts.findLast(part => part.trim() !== '') ?? '').trim()
  })
}

/** Numbers added to days in SQL: `::date - 30`, `interval '2 weeks'`. A day more or less is the next day, no period. */
function inSql(text: string): string[] {
  const added = [...text.matchAll(/(?:::date|\b\w+_on|as_of\.day) ?[-+] ?(\d+)\b/g)].map(([, number = '']) => number)
  const spans = [...text.matchAll(/interval '(\d+) (?:day|week|month|year)/g)].map(([, number = '']) => number)
  return [...added, ...spans].filter(number => number !== '1')
}

const named = files.flatMap(file =>
  [...readFileSync(ROOT + file, 'utf8').matchAll(/(?:^|\s)(?:export )?const (\w+) = \d[\d_]*$/gm)].map(
    ([, name]) => name ?? '',
  ),
)
const fixed = new Set(named)

/** A number above one, or the name of one that the file declares or imports. */
function isFixed(argument: string, text: string): boolean {
  if (/^\d+$/.test(argument)) return Number(argument) > 1
  return fixed.has(argument) && new RegExp(`\\b(?:const ${argument} = \\d|import [^;]*?\\b${argument}\\b)`).test(text)
}

/** Weeks made days with a number of one's own: `12 * 7`, `WEEKS * 7`. */
function inWeeks(text: string): string[] {
  return [...text.matchAll(/\b(\w+) \* 7\b/g)].flatMap(([, weeks = '']) => (isFixed(weeks, text) ? [weeks] : []))
}

function addedIn(file: string): string[] {
  const text = readFileSync(ROOT + file, 'utf8')
  const own = lastArguments(text).filter(argument => isFixed(argument.replace(/^-/, ''), text))
  return [...own, ...inSql(text), ...inWeeks(text)].map(number => `${file} ${number.replace(/^-(?=[A-Za-z])/, '')}`)
}

test('no feature, practice or fact adds a number of its own to a day, save what is no rule, each with why', () => {
  const found = new Set(files.flatMap(addedIn))
  assert.deepEqual(
    [...found].filter(one => !(one in noRule)),
    [],
    'make it a rule in src/codes/numbers/rules.ts',
  )
  assert.deepEqual(
    Object.keys(noRule).filter(one => !found.has(one)),
    [],
    'is said to be no rule and is not there',
  )
})
