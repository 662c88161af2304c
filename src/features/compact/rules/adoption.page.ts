/**
 * Adopts the numbers of one heading, as the group that stewards the Compact decided them: by a decision on record, which
 * shows it, or on paper, which is stated with its day.
 */
import { anyOf, runsPartnership, secretariat } from '../../../access/access.ts'
import { areaRules, type RuleGroup, type RuleName, ruleGroups } from '../../../codes/index.ts'
import type { Handle } from '../../../db/open.ts'
import type { Day } from '../../../kernel/day.ts'
import { dayField, type Field, line, pick, versionField, whole, writeForm } from '../../../web/fields.ts'
import { definePage, type Page, redirect, refuse, stale } from '../../../web/page.ts'
import { searchDecisions } from '../../meetings/index.ts'
import { findStatement } from '../agreement/statement.page.ts'
import { namesIn, sayRule } from './rules.page.ts'
import { adoptRules, rulesInForce, versionOfRules } from './rules.queries.ts'

/** Most decisions of the group to choose from, the latest first. */
const MOST_DECISIONS = 50
/** Shares are typed as parts of a hundred. */
const HUNDRED = 100

const box = (name: RuleName): Field<number | null> =>
  whole({
    label: `compact.rules.says.${name}`,
    optional: true,
    min: areaRules[name].unit === 'age' ? 5 : 1,
    max: areaRules[name].unit === 'share' ? HUNDRED : areaRules[name].unit === 'age' ? 18 : 3650,
  })

const typed = (name: RuleName, value: number | null): number | null =>
  value === null || areaRules[name].unit !== 'share' ? value : Math.round(value * HUNDRED)
const meant = (name: RuleName, value: number | null): number | null =>
  value === null || areaRules[name].unit !== 'share' ? value : value / HUNDRED

type Group = { readonly id: string | null; readonly name: string; readonly slug: string | null }

async function decisionsToChoose(db: Handle, { slug }: Group) {
  if (slug === null) return []
  return searchDecisions(db, { partnership: slug, standing: true }, MOST_DECISIONS)
}

function adoptionPage(group: RuleGroup): Page {
  const names = namesIn(group)
  const form = {
    ...Object.fromEntries(names.map(name => [name, box(name)])),
    decision: pick({ label: 'compact.rules.decision', optional: true }),
    decided_by: line({ label: 'compact.rules.decided-by', hint: 'compact.rules.decided-by-hint', optional: true }),
    decided_on: dayField({ past: true, label: 'compact.rules.decided-on', optional: true }),
    version: versionField(),
  }
  const boxes = async (db: Handle, today: Day) => {
    const rules = await rulesInForce(db, today)
    return Object.fromEntries(names.map(name => [name, typed(name, rules[name]?.value ?? null)]))
  }
  return definePage({
    path: `/compact/rules/${group}/adoption`,
    access: anyOf(secretariat, runsPartnership),
    audit: 'rules.adopted',
    publishes: 'nothing',
    template: 'compact/rules/adoption.njk',
    form,
    async subject(db) {
      const { governing_partnership_id: id, groupName, groupSlug } = await findStatement(db)
      const record: Group = { id, name: groupName ?? '', slug: groupSlug }
      return { ref: id === null ? null : { kind: 'partnership', id }, record }
    },
    async show({ db, subject, area, today, t }) {
      const [values, decisions, version] = await Promise.all([
        boxes(db, today),
        decisionsToChoose(db, subject),
        versionOfRules(db),
      ])
      return {
        title: t('compact.rules.adopt-title', { group: t(`compact.rules.groups.${group}`) }),
        breadcrumbs: [
          { text: area.compactName, href: '/compact' },
          { text: t('compact.rules.title'), href: '/compact/rules' },
        ],
        steward: subject.name,
        numbers: names.map(name => ({
          name,
          hint: t('compact.rules.adopt-hint', {
            unit: t(`compact.rules.units.${areaRules[name].unit}`),
            suggestion: sayRule(name, areaRules[name].suggestion, t),
          }),
        })),
        decisions: decisions.map(({ id, text, decided_on }) => ({
          value: id,
          text: `${decided_on} ${text}`.slice(0, 120),
        })),
        form: writeForm(form, { ...values, version }),
      }
    },
    async submit({
      db,
      subject,
      area,
      actor,
      form: { version, decision, decided_by, decided_on, ...sent },
      today,
      audit,
    }) {
      // One adoption at a time: the area's row is what they wait for.
      await db.selectFrom('area').select('id').where('id', '=', area.id).forUpdate().execute()
      const before = await boxes(db, today)
      const current = await versionOfRules(db)
      if (current !== version) return stale(writeForm(form, { ...before, version: current }), current)
      const chosen = decision === null ? null : (await decisionsToChoose(db, subject)).find(({ id }) => id === decision)
      if (chosen === undefined) return refuse({ decision: 'compact.rules.problem.decision' })
      if (chosen === null && decided_by === '') return refuse({ decided_by: 'compact.rules.problem.how' })
      if (chosen === null && decided_on === null) return refuse({ decided_on: 'compact.rules.problem.day' })
      const day = chosen?.decided_on ?? decided_on ?? today
      if (day > today) return refuse({ decided_on: 'compact.rules.problem.future' })
      const numbers = sent as Readonly<Record<string, number | null>>
      const changes = names
        .filter(name => (numbers[name] ?? null) !== before[name])
        .map(rule => ({ rule, value: meant(rule, numbers[rule] ?? null) }))
      const [first = ''] = names
      if (changes.length === 0) return refuse({ [first]: 'compact.rules.problem.nothing' })
      const id = await adoptRules(db, {
        partnershipId: subject.id,
        decisionId: decision,
        decidedOn: day,
        decidedBy: chosen === null ? decided_by : '',
        recordedBy: actor.person!.id,
        changes,
      })
      await audit({
        action: 'rules.adopted',
        subject: { kind: 'area', id: area.id },
        record: { kind: 'rule-adoption', id },
        before: Object.fromEntries(changes.map(({ rule }) => [rule, meant(rule, before[rule] ?? null)])),
        after: { decidedOn: day, ...Object.fromEntries(changes.map(({ rule, value }) => [rule, value])) },
      })
      return redirect('/compact/rules', 'compact.rules.done')
    },
  })
}

/** The pages on which the numbers of each heading are adopted. */
export const adoptionPages: readonly Page[] = ruleGroups.map(adoptionPage)
