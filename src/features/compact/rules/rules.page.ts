/** The rules of the area: every number that codes leave open, who set it, and what the Hub suggests. The same for everybody. */
import { anyone } from '../../../access/access.ts'
import {
  type AdoptedRules,
  areaRules,
  type Code,
  numberOf,
  numbersCarried,
  type RuleGroup,
  type RuleName,
  ruleGroups,
  ruleNames,
} from '../../../codes/index.ts'
import type { Translate } from '../../../web/catalogue.ts'
import { definePage } from '../../../web/page.ts'
import { codesInForce } from '../codes/editions.queries.ts'
import { type Adoption, listAdoptions, rulesInForce } from './rules.queries.ts'

/** Most clauses named beside one number. */
const MOST_CLAUSES = 3

export const rulesPage = definePage({
  path: '/compact/rules',
  access: anyone,
  audit: 'reads only',
  publishes: 'nothing',
  template: 'compact/rules/rules.njk',
  sameForAll: true,
  async show({ db, area, actor, today, t }) {
    const [codes, rules, adoptions] = await Promise.all([codesInForce(db), rulesInForce(db, today), listAdoptions(db)])
    return {
      title: t('compact.rules.title'),
      breadcrumbs: [{ text: area.compactName, href: '/compact' }],
      mayAdopt: actor.grants.some(({ role }) => role === 'secretariat'),
      groups: ruleGroups.map(group => ({
        group,
        rows: namesIn(group).map(name => rowOf(name, codes, rules, t)),
      })),
      adoptions: adoptions.map((adoption, at) => ({
        ...adoption,
        changes: saidChanges(adoption, adoptions.slice(at + 1), t),
      })),
    }
  },
})

/** The rules of one heading. */
export function namesIn(group: RuleGroup): readonly RuleName[] {
  return ruleNames.filter(name => areaRules[name].group === group)
}

/** A number of a rule with its unit, in words; null is a number that was left open. */
export function sayRule(name: RuleName, value: number | null, t: Translate): string {
  if (value === null) return t('compact.rules.none')
  const { unit } = areaRules[name]
  return t(`compact.rules.values.${unit}`, { value: unit === 'share' ? Math.round(value * 100) : value })
}

function rowOf(name: RuleName, codes: readonly Code[], rules: AdoptedRules, t: Translate) {
  const { value, source } = numberOf(name, numbersCarried(codes), rules)
  return {
    name,
    says: t(`compact.rules.says.${name}`),
    now: source.kind === 'suggestion' ? t('compact.rules.none') : sayRule(name, value, t),
    source: source.kind,
    adoptedOn: source.kind === 'rule' ? source.adoptedOn : null,
    clauses:
      source.kind === 'clause'
        ? source.clauses.slice(0, MOST_CLAUSES).map(({ code, codeTitle, clause }) => ({
            text: `${codeTitle} ${clause}`,
            href: `/codes/${code}#${clause}`,
          }))
        : [],
    moreClauses: source.kind === 'clause' ? Math.max(0, source.clauses.length - MOST_CLAUSES) : 0,
    suggestion: sayRule(name, areaRules[name].suggestion, t),
  }
}

function saidChanges({ changes }: Adoption, earlier: readonly Adoption[], t: Translate): readonly string[] {
  return changes.map(({ rule, value }) => {
    const before = earlier.flatMap(one => one.changes).find(one => one.rule === rule)?.value ?? null
    return t('compact.rules.to', {
      what: t(`compact.rules.says.${rule}`),
      from: sayRule(rule, before, t),
      to: sayRule(rule, value, t),
    })
  })
}
