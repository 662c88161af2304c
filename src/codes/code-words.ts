/**
 * What the words of a code file must be for people to sign it, beyond its shape: every clause says something, no number has a sign
 * in it that nobody sees, no clause cites a practice twice, and a day in its status is one.
 */
import { dayOf } from '../kernel/day.ts'
import { given, says } from '../kernel/says.ts'
import type { Report } from './code-faults.ts'
import { reportNumbers, reportSigns } from './code-signs.ts'
import { type Path, rawClauses, rawSections } from './raw-code.ts'

/** Reports each place of a file, however it is shaped, whose words nobody could sign. */
export function reportWords(raw: unknown, report: Report): void {
  reportLost(raw, [], report)
  reportSigns(raw, [], report)
  reportStatus(raw, report)
  reportNames(raw, report)
  for (const { path, section } of rawSections(raw)) {
    reportNumber(section['number'], [...path, 'number'], report)
    const title = section['title']
    if (typeof title === 'string' && title.trim() !== '' && !given(title))
      report([...path, 'title'], {
        problem: `"${title}" names no section.`,
        remedy: 'Write what the section is about.',
      })
  }
  reportNumbers(raw, report)
  for (const { path, clause } of rawClauses(raw)) {
    const number = clause['clause']
    reportNumber(number, [...path, 'clause'], report)
    const gist = clause['gist']
    if (typeof gist === 'string' && gist.trim() !== '' && !says(gist))
      report([...path, 'gist'], {
        problem: `"${gist}" says nothing.`,
        remedy: 'Write in a sentence what the clause asks for.',
      })
    reportTwice(clause['practices'], [...path, 'practices'], report)
  }
}

/** What a code is called, whose it is and where it stands are given, and not by a word that stands for one to come. */
function reportNames(raw: unknown, report: Report): void {
  if (typeof raw !== 'object' || raw === null) return
  for (const [name, remedy] of [
    ['title', 'Write what the code is called.'],
    ['area', 'Write whose code it is.'],
    ['status', 'Write where it stands, such as "draft" or "agreed 1 May 2026".'],
  ] as const) {
    const text = (raw as Readonly<Record<string, unknown>>)[name]
    if (typeof text === 'string' && text.trim() !== '' && !given(text))
      report([name], { problem: `"${text}" says nothing.`, remedy })
  }
}

/** Words with the sign that stands for one that could not be read: the file was saved in another encoding. */
function reportLost(value: unknown, path: Path, report: Report): void {
  if (typeof value === 'string' && value.includes('\uFFFD'))
    report(path, {
      problem: `"${value.trim().slice(0, 60)}" has a sign in it that was lost.`,
      remedy: 'Save the file as UTF-8 text, or type the word anew.',
    })
  if (typeof value !== 'object' || value === null) return
  for (const [name, inner] of Object.entries(value))
    reportLost(inner, [...path, Array.isArray(value) ? Number(name) : name], report)
}

function reportNumber(number: unknown, path: Path, report: Report): void {
  if (typeof number === 'string' && /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(number.trim()))
    report(path, {
      problem: `"${number.trim()}" has a sign in it that cannot be seen.`,
      remedy: 'Type the number anew: two numbers that look alike cannot be told apart.',
    })
}

/** A practice cited twice would be counted twice under its clause, or checked by two numbers at once. */
function reportTwice(cited: unknown, path: Path, report: Report): void {
  if (!Array.isArray(cited)) return
  const names = cited.map((one: unknown) =>
    typeof one === 'string' ? one : typeof one === 'object' && one !== null ? Object.keys(one)[0] : undefined,
  )
  for (const [at, name] of names.entries())
    if (name !== undefined && names.indexOf(name) < at)
      report([...path, at], {
        problem: `"${name}" is cited twice by this clause.`,
        remedy: 'Keep the one with the number that the clause says.',
      })
}

const MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
]
const WRITTEN_DAY = new RegExp(`\\b(\\d{1,2})(?:st|nd|rd|th)? (${MONTHS.join('|')}) (\\d{4})\\b`, 'gi')

function reportStatus(raw: unknown, report: Report): void {
  const status = typeof raw === 'object' && raw !== null && 'status' in raw ? raw.status : undefined
  if (typeof status !== 'string') return
  const days = [
    ...[...status.matchAll(WRITTEN_DAY)].map(([written, day, month = '', year]) => ({
      ...{ written, day, year, month: MONTHS.indexOf(month.toLowerCase()) + 1 },
    })),
    ...[...status.matchAll(/\b(\d{4})-(\d{2})-(\d{2})\b/g)].map(([written, year, month, day]) => ({
      written,
      day,
      month,
      year,
    })),
    ...[...status.matchAll(/\b(\d{1,2})[/.](\d{1,2})[/.](\d{4})\b/g)].map(([written, day, month, year]) => ({
      written,
      day,
      month,
      year,
    })),
  ]
  for (const { written, day, month, year } of days)
    if (dayOf(Number(year), Number(month), Number(day)) === null)
      report(['status'], {
        problem: `There is no ${written}.`,
        remedy: 'Write the day on which it was agreed or published.',
      })
}
