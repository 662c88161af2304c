/** Numbers that the area has adopted: those in force, and every adoption with who decided it. */
import { type AdoptedRule, type AdoptedRules, type RuleName, ruleNames } from '../../../codes/index.ts'
import { newId } from '../../../db/ids.ts'
import type { Handle, Tx } from '../../../db/open.ts'
import type { Day } from '../../../kernel/day.ts'

const known: ReadonlySet<string> = new Set(ruleNames)
const isRule = (name: string): name is RuleName => known.has(name)

/** The rules in force on a day: the latest adoption of each number; one that was left open again is not among them. */
export async function rulesInForce(db: Handle, today: Day): Promise<AdoptedRules> {
  const rows = await db
    .selectFrom('rule_value')
    .innerJoin('rule_adoption', 'rule_adoption.id', 'rule_value.rule_adoption_id')
    .distinctOn('rule')
    .select(['rule', 'value', 'decided_on as decidedOn'])
    .where('decided_on', '<=', today)
    .orderBy('rule')
    .orderBy('decided_on', 'desc')
    .orderBy('rule_adoption.id', 'desc')
    .execute()
  const rules: Partial<Record<RuleName, AdoptedRule>> = {}
  for (const { rule, value, decidedOn } of rows)
    if (value !== null && isRule(rule)) rules[rule] = { value: Number(value), adoptedOn: decidedOn }
  return rules
}

/** One adoption as the page shows it. */
export type Adoption = {
  readonly id: string
  readonly decidedOn: Day
  readonly putInAt: Date
  readonly decidedBy: string
  readonly decision: { readonly id: string; readonly text: string } | null
  readonly recordedBy: string | null
  readonly changes: readonly { readonly rule: RuleName; readonly value: number | null }[]
}

/** Every adoption, the latest first. */
export async function listAdoptions(db: Handle): Promise<Adoption[]> {
  const [adoptions, values] = await Promise.all([
    db
      .selectFrom('rule_adoption')
      .leftJoin('decision', 'decision.id', 'rule_adoption.decision_id')
      .leftJoin('person', 'person.id', 'rule_adoption.recorded_by')
      .select(['rule_adoption.id', 'rule_adoption.decided_on as decidedOn', 'rule_adoption.created_at as putInAt'])
      .select(['decided_by as decidedBy', 'decision.id as decisionId', 'decision.text', 'person.name as recordedBy'])
      .orderBy('rule_adoption.decided_on', 'desc')
      .orderBy('rule_adoption.id', 'desc')
      .execute(),
    db.selectFrom('rule_value').select(['rule_adoption_id as of', 'rule', 'value']).orderBy('id').execute(),
  ])
  return adoptions.map(({ decisionId, text, ...adoption }) => ({
    ...adoption,
    decision: decisionId === null ? null : { id: decisionId, text: text ?? '' },
    changes: values.flatMap(({ of, rule, value }) =>
      of === adoption.id && isRule(rule) ? [{ rule, value: value === null ? null : Number(value) }] : [],
    ),
  }))
}

/** The version of the area's rules, 1 before the first adoption: what an open form quotes, so that nobody overwrites an adoption unseen. */
export async function versionOfRules(db: Handle): Promise<number> {
  const { count } = await db
    .selectFrom('rule_adoption')
    .select(eb => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(count) + 1
}

/** What was decided, by whom and when. */
export type NewAdoption = {
  readonly partnershipId: string | null
  readonly decisionId: string | null
  readonly decidedOn: Day
  readonly decidedBy: string
  readonly recordedBy: string
  readonly changes: readonly { readonly rule: RuleName; readonly value: number | null }[]
}

/** Keeps an adoption; gives its id. */
export async function adoptRules(tx: Tx, adoption: NewAdoption): Promise<string> {
  const id = newId()
  await tx
    .insertInto('rule_adoption')
    .values({
      id,
      partnership_id: adoption.partnershipId,
      decision_id: adoption.decisionId,
      decided_on: adoption.decidedOn,
      decided_by: adoption.decidedBy,
      recorded_by: adoption.recordedBy,
    })
    .execute()
  await tx
    .insertInto('rule_value')
    .values(adoption.changes.map(({ rule, value }) => ({ id: newId(), rule_adoption_id: id, rule, value })))
    .execute()
  return id
}
