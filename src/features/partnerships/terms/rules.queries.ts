/** The rules of a board as kept: with the version of the terms that carries them. */

import { sql } from 'kysely'
import { newId } from '../../../db/ids.ts'
import type { Handle, Tx } from '../../../db/open.ts'
import { type BoardRules, readRules, unwrittenRules } from '../../../governance/rules.ts'
import type { Day } from '../../../kernel/day.ts'

/** Rules, with the version of the terms they stand in. */
export type RulesHere = {
  readonly rules: BoardRules
  /** The version in force; null where no terms are in force. */
  readonly versionId: string | null
  readonly sequence: number | null
  /** False where neither the terms nor a record before them say anything: what holds is then the Hub's suggestion. */
  readonly written: boolean
}

/**
 * The rules by which a partnership decides: those of the terms in force, else what was kept before the terms had rules. `on`:
 * the day whose terms are asked for, such as that of a meeting; null for those in force now.
 */
export async function rulesInForce(db: Handle, partnershipId: string, on: Day | null = null): Promise<RulesHere> {
  // Where nobody kept since when a version is in force, it is taken to be so from the beginning.
  const since = sql<Day>`coalesce(v.in_force_from, '-infinity')`
  const versions = db
    .selectFrom('document')
    .innerJoin('document_version as v', 'v.document_id', 'document.id')
    .select(['v.id', 'v.sequence', 'v.in_force_to'])
    .where('document.subject_kind', '=', 'partnership')
    .where('document.subject_id', '=', partnershipId)
    .where('document.kind', '=', 'terms')
    .orderBy(since, 'desc')
    .orderBy('v.sequence', 'desc')
  const latest = await (on === null
    ? versions.where('v.status', '=', 'in-force')
    : versions
        .where(since, '<=', on)
        .where(eb => eb.or([eb('v.status', '=', 'in-force'), eb('v.in_force_from', 'is not', null)]))
  ).executeTakeFirst()
  // Terms that were ended with nothing in their place hold no more, and those before them do not come back.
  const version = on !== null && latest?.in_force_to && latest.in_force_to <= on ? null : latest
  const kept = await keptRules(db, partnershipId, version?.id ?? null)
  return {
    rules: kept ?? unwrittenRules,
    versionId: version?.id ?? null,
    sequence: version?.sequence ?? null,
    written: kept !== null,
  }
}

/** The rules that a version of the terms carries, or what was kept before the terms had rules; null where there are none. */
export async function keptRules(
  db: Handle,
  partnershipId: string,
  versionId: string | null,
): Promise<BoardRules | null> {
  const row = await db
    .selectFrom('board_rules')
    .select('rules')
    .where('partnership_id', '=', partnershipId)
    .where(eb => eb.or([eb('document_version_id', 'is', null), eb('document_version_id', '=', versionId)]))
    .orderBy('document_version_id', eb => eb.asc().nullsLast())
    .executeTakeFirst()
  return row ? readRules(row.rules) : null
}

/** Keeps the rules with the version of the terms that carries them. */
export async function keepRules(tx: Tx, partnershipId: string, versionId: string, rules: BoardRules): Promise<void> {
  await tx
    .insertInto('board_rules')
    .values({
      id: newId(),
      partnership_id: partnershipId,
      document_version_id: versionId,
      rules: JSON.stringify(rules),
    })
    .execute()
}
