/** The generated reference: addresses with their rights, practices, codes, records. */
import { fileURLToPath } from 'node:url'
import { ledger } from '../src/access/ledger.ts'
import {
  answerOf,
  answers,
  type Code,
  clauseAnswer,
  codesReference,
  countAnswers,
  formsOf,
  loadCodeFiles,
  practiceOf,
  practicesReference,
  readCodes,
} from '../src/codes/index.ts'
import { erasuresOf, type Personal, personal } from '../src/db/personal.ts'
import { jobs, routes } from '../src/features/registry.ts'
import { LEFT_FOR } from '../src/files/moving.ts'
import { readKeeping } from '../src/settings-keeping.ts'
import { placesOf } from '../src/web/places-of.ts'
import { serverAddresses } from '../src/web/server-addresses.ts'
import { whatCountsReference } from './what-counts.ts'

const CODES = fileURLToPath(new URL('../codes', import.meta.url))

function pagesReference(): string {
  const rows = [...routes]
    .sort((a, b) => a.path.localeCompare(b.path))
    .map(route => `| \`${route.path}\` | ${route.kind} | ${route.access.name} | ${route.audit} |`)
  const work = jobs.map(job => `| ${job.name} | \`${job.every}\` | ${job.does} |`)
  return [
    '# Addresses and rights',
    '',
    'Made from the declarations; every right is tried for every role by `test/contracts/access.test.ts`.',
    '',
    `${routes.length} addresses.`,
    '',
    '| address | kind | who | what its form changes |',
    '|---|---|---|---|',
    ...rows,
    '',
    '## Addresses of the server itself',
    '',
    'They read no cookie and no session.',
    '',
    '| address | who | what |',
    '|---|---|---|',
    ...serverAddresses.map(({ path, who, says }) => `| \`${path}\` | ${who} | ${says} |`),
    '',
    '## Background work',
    '',
    '| work | when | what |',
    '|---|---|---|',
    ...work,
    '',
  ].join('\n')
}

/** What is told of those who answered consultations, from the ledger and what every address says of itself. */
function publishedReference(): string {
  const at = (name: string) =>
    routes
      .filter(({ publishes }) => publishes !== 'nothing' && publishes.some(each => each === name))
      .map(({ path, access }) => `| \`${path}\` | ${access.name} |`)
      .sort()
  const parts = Object.entries(ledger).flatMap(([name, { tells, to, by }]) => [
    `## ${name[0]?.toUpperCase()}${name.slice(1)}`,
    '',
    `${tells} For ${to === 'respondent' ? 'whoever gave it' : to === 'anybody' ? to : `a ${to} and whoever works with them`}. ${by}`,
    '',
    ...(at(name).length > 0 ? ['| address | who |', '|---|---|', ...at(name), ''] : []),
  ])
  const silent = routes.filter(({ publishes }) => publishes === 'nothing').length
  return [
    '# What is told of those who answered',
    '',
    'Made from the ledger (`src/access/ledger.ts`) and from what every address says of itself; `test/architecture/ledger.test.ts` follows each to what it reads.',
    '',
    `${silent} of ${routes.length} addresses tell nothing of it.`,
    '',
    ...parts,
  ].join('\n')
}

/** What is kept of people, from the declarations in `src/db/personal.ts`. */
function personalReference(): string {
  const ends = (each: Personal) => {
    if ('erased' in each) return `erased, and again in a copy from before (${erasuresOf(each).join(', ')})`
    if ('with' in each) return `with an erasure (${each.with})`
    if ('ends' in each) return each.ends === 'when-restored' ? 'by itself; not in a restored copy' : 'by itself'
    return { office: 'said for a body', record: 'the record of what was done', nobody: 'names nobody' }[each.stays]
  }
  const rows = personal.map(
    each => `| ${each.what} | \`${each.table}\` (${each.columns.join(', ')}) | ${each.until} | ${ends(each)} |`,
  )
  return [
    '# What is kept of people, and until when',
    '',
    'Every column that holds something about somebody. `src/db/personal.test.ts` refuses a column that is not here, and an erasure that is',
    'not in the list kept beside the key.',
    '',
    'What is erased is gone from the database. Longer than that hold it: backups, until they are deleted; the archive, where there is one, for',
    `ARCHIVE_DAYS (\`${readKeeping({}).archiveDays}\` unless set) and a day more; a store for files, ${LEFT_FOR} days. From none of them it comes back: in a copy it is erased`,
    'again before anybody reads it. How to keep them short stands in [the guide for operators](../guides/operator.md).',
    '',
    '| what | where | kept until | how it ends |',
    '|---|---|---|---|',
    ...rows,
    '',
  ].join('\n')
}

/** How every clause is answered: by which practices, how that can be known at best, and on which pages. Counted, not typed. */
function coverageReference(codes: readonly Code[]): string {
  const places = placesOf(routes, () => {
    throw new Error('Nobody asks here what they may open')
  })
  const where = (id: string): string => {
    const practice = practiceOf(id)
    if (!practice) return `\`${id}\``
    const paths = formsOf(practice).flatMap(form => places.pathOf(form, practice.subject) ?? [])
    const answered = [...new Set(paths)].map(path => `\`${path}\``).join(', ')
    return `\`${id}\` (${answerOf(practice)})${answered ? `: ${answered}` : ''}`
  }
  const head = ['code', 'clauses', ...answers.map(answer => (answer === 'nothing' ? 'no practice' : answer))]
  const table = codes.map(code => {
    const { clauses, by } = countAnswers(code)
    return [code.id, clauses, ...answers.map(answer => by[answer])]
  })
  const kinds = codes.map(code => {
    const { nothing } = countAnswers(code)
    return `- ${code.id}: ${nothing.map(({ kind, count }) => `${count} ${kind}`).join(', ') || 'none'}`
  })
  const parts = codes.map(code =>
    [
      `## ${code.title}`,
      [
        '| clause | kind | at best | practices, and where they are answered |',
        '|---|---|---|---|',
        ...code.sections
          .flatMap(({ clauses }) => clauses)
          .map(clause => {
            const cited = [...new Set(clause.citations.map(({ practice }) => practice))].map(where).join('; ')
            const answer = clauseAnswer(clause)
            return `| ${clause.id} | ${clause.kind} | ${answer === 'nothing' ? '' : answer} | ${cited} |`
          }),
      ].join('\n'),
    ].join('\n\n'),
  )
  return `${[
    '# How every clause is answered',
    'A clause is counted once, by the best that can be known of one of its practices: shown by what happened in the Hub, confirmed by the side it is owed to, stated by the body itself, promised by how the Hub is made, or waiting for a record. What each clause says stands in [codes](codes.md), how a practice is checked in [practices](practices.md).',
    [head, head.map(() => '---'), ...table].map(cells => `| ${cells.join(' | ')} |`).join('\n'),
    'Clauses that cite no practice, by their kind:',
    kinds.join('\n'),
    ...parts,
  ].join('\n\n')}\n`
}

/** The reference by path in the project. */
export async function writeReference(): Promise<Record<string, string>> {
  const read = readCodes(await loadCodeFiles(CODES))
  if (!read.ok) throw new Error('The codes cannot be read: run "compact-hub codes validate"')
  return {
    'docs/reference/addresses.md': pagesReference(),
    'docs/reference/practices.md': practicesReference(read.value),
    'docs/reference/codes.md': codesReference(read.value),
    'docs/reference/coverage.md': coverageReference(read.value),
    'docs/reference/personal.md': personalReference(),
    'docs/reference/published.md': publishedReference(),
    'docs/reference/what-counts.md': whatCountsReference(),
  }
}
