/** Reference pages in Markdown, drawn from the registry and the codes, so that they cannot fall behind. */
import { type Code, clausesOf } from './code.ts'
import { coverage } from './coverage.ts'
import { type Gave, gaveOf, type Practice } from './practice.ts'
import { practices } from './registry.ts'
import { stageOrder, subjectKinds } from './subject.ts'
import type { VerdictName } from './verdict.ts'

const said: Readonly<Record<VerdictName, string>> = {
  met: 'met',
  partly: 'partly met',
  notMet: 'not met',
  explained: 'explained',
  notDue: 'not due yet',
  doesNotApply: 'does not apply',
  notKnown: 'not known',
}

/** The page of all practices: what each asks, by which clauses, and how it is checked. */
export function practicesReference(codes: readonly Code[]): string {
  const cited = citations(codes)
  const live = practices.filter(practice => practice.live).length
  const parts = subjectKinds.map(subject => {
    const own = practices
      .filter(practice => practice.subject === subject)
      .sort((a, b) => stageOrder(subject, a.stage) - stageOrder(subject, b.stage))
    return [`## ${capital(subject)}`, ...own.map(practice => describe(practice, cited.get(practice.id) ?? []))].join(
      '\n\n',
    )
  })
  const head = `# Practices\n\nA practice is one demand that codes make, checked over the records of one subject. ${practices.length} are defined; ${live} are live, which means that records exist to show them.`
  return `${[head, ...parts].join('\n\n')}\n`
}

function describe(practice: Practice, clauses: readonly string[]): string {
  const { id, title, asks, stage, evidence, defaults, missing, promise } = practice
  const parameters = Object.entries(defaults).map(
    ([name, value]) => `\`${name}\` (${JSON.stringify(value)} unless a code sets it)`,
  )
  const facts = [
    `**${asks}**`,
    `Stage: ${stage}. Evidence: ${evidence}.${parameters.length > 0 ? ` Parameters: ${parameters.join(', ')}.` : ''}`,
    sayProof(practice),
    clauses.length > 0 ? `Asked for by ${clauses.join('; ')}.` : 'No code loaded asks for it.',
    missing === null ? '' : `Not live: ${missing}`,
    promise === null ? '' : `A promise of the Hub, and no finding: ${promise.says} Proved by \`${promise.test}\`.`,
    sayExamples(practice),
  ]
  return [`### ${title}\n\n\`${id}\``, ...facts.filter(Boolean)].join('\n\n')
}

/** Its examples with what each version of the rule gives of them, the newest first. */
function sayExamples({ examples, version }: Practice): string {
  if (examples.length === 0) return ''
  const before = Array.from({ length: version - 1 }, (_, at) => version - 1 - at)
  const head = ['when', 'finding', ...before.map(number => `by version ${number}`)]
  const rows = examples.map(({ when, gives, proof, gave }) => {
    const now = `${said[gives]}${proof ? `, ${proof}` : ''}`
    return [when, now, ...before.map(number => (gave?.[number] === undefined ? 'the same' : sayGave(gave[number])))]
  })
  return [head, head.map(() => '---'), ...rows].map(cells => `| ${cells.join(' | ')} |`).join('\n')
}

function sayGave(gave: Gave): string {
  const { verdict, proof } = gaveOf(gave)
  return `${said[verdict]}${proof ? `, ${proof}` : ''}`
}

/** The proof that it can reach, to whom it is owed, and what its versions changed. */
function sayProof({ proof, proofs, owedTo, version, changed, live }: Practice): string {
  if (!live) return `Owed to: ${owedTo}.`
  const given = proofs.length === 1 && proofs[0] === proof ? '' : ` (its check gives ${proofs.join(' or ')})`
  const versions = Object.entries(changed).map(([number, what]) => ` Version ${number}: ${what}`)
  return `Owed to: ${owedTo}. Best proof: ${proof}${given}. Version ${version}.${versions.join('')}`
}

/** The page of codes: coverage, then every clause with its gist and the practices under it. */
export function codesReference(codes: readonly Code[]): string {
  const { codes: covered } = coverage(codes)
  const table = [
    '| code | clauses | practices cited | of those live |',
    '|---|---|---|---|',
    ...covered.map(({ code, clauses, cited, live }) => `| ${code} | ${clauses} | ${cited} | ${live} |`),
  ].join('\n')
  return `${['# Codes', "Clauses are given in our own words; numbers are the documents' own.", table, ...codes.map(tell)].join('\n\n')}\n`
}

function tell(code: Code): string {
  const sections = code.sections.map(section =>
    [
      `### ${section.number}. ${section.title}`,
      ['| clause | what it says | who | kind | practices |', '|---|---|---|---|---|']
        .concat(
          section.clauses.map(({ id, gist, actor, kind, citations: cites }) => {
            const under = cites.map(({ demand }) => `\`${demand}\``).join(', ')
            return `| ${id} | ${gist.replaceAll('|', '\\|')} | ${actor} | ${kind} | ${under} |`
          }),
        )
        .join('\n'),
    ].join('\n\n'),
  )
  return [`## ${code.title}`, `\`${code.id}\`. ${code.area}. ${capital(code.status)}.`, ...sections].join('\n\n')
}

function citations(codes: readonly Code[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, Set<string>>()
  for (const code of codes)
    for (const clause of clausesOf(code))
      for (const { practice } of clause.citations)
        found.set(practice, (found.get(practice) ?? new Set()).add(`${code.id} ${clause.id}`))
  return new Map([...found].map(([practice, clauses]) => [practice, [...clauses]]))
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
