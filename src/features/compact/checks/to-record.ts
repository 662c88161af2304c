/** What is recorded of a judged subject: each finding with its proof, its editions and the version of its practice, and one digest. */
import { createHash } from 'node:crypto'
import type { Finding } from '../../../codes/index.ts'
import type { Checked } from './checking.ts'
import type { Rules } from './judged-by.ts'
import type { FoundNow, ToRecord } from './record.queries.ts'

/** Makes it. Nobody is held to a code that nobody answerable has signed, so that nothing is recorded of what is for guidance. */
export function toRecord(
  { kind, id }: Pick<ToRecord, 'kind' | 'id'>,
  { findings, forGuidance, editions, before }: Checked,
  rules: Rules,
  closes: boolean,
): ToRecord {
  const all = [...editions, ...before.flatMap(earlier => earlier.editions)]
  const ids = new Map(all.map(edition => [rules.codes.get(edition)?.id ?? '', edition]))
  const found = forGuidance ? [] : findings.map(finding => foundNow(finding, ids, rules))
  return { kind, id, found, closes, digest: digestOf(found, closes) }
}

function foundNow(finding: Finding, ids: ReadonlyMap<string, string>, rules: Rules): FoundNow {
  const { practice, parameters, demand, verdict, proof, version, because, clauses } = finding
  const codes = [...new Set(clauses.flatMap(({ code }) => ids.get(code) ?? []))].sort()
  return {
    practice,
    parameters,
    demand,
    verdict,
    because,
    proof,
    version,
    editions: codes.map(code => ({ code, fingerprint: rules.fingerprints.get(code) ?? '' })),
  }
}

/** One value for all that is recorded: the same while nothing of it changes. */
function digestOf(found: readonly FoundNow[], closes: boolean): string {
  const told = found
    .map(({ demand, verdict, proof, version, editions }) =>
      [demand, verdict, proof ?? '', version, ...editions.map(({ code }) => code)].join(' '),
    )
    .sort()
  return createHash('sha256')
    .update(`${closes ? 'closed' : 'open'}\n${told.join('\n')}`)
    .digest('base64')
}
