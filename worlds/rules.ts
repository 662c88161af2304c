/** The rules of the area of the world: most numbers that its codes leave open, as its steering group adopted them. */
import { areaRules, type RuleName, ruleGroups, ruleNames } from '../src/codes/index.ts'
import { dateBoxes, type Hand } from './hand.ts'

/** Numbers in which the area departs from what the Hub suggests. */
const own: Readonly<Partial<Record<RuleName, number>>> = { 'join-request': 28, minutes: 14 }

/** Adopts the numbers of every heading, on paper, before anything else happens. */
export async function adoptRules(hand: Hand): Promise<void> {
  hand.on(-428)
  const sam = await hand.as('sam.okafor')
  for (const group of ruleGroups) {
    const numbers = ruleNames
      .filter(name => areaRules[name].group === group)
      .map(name => {
        const { unit, suggestion } = areaRules[name]
        const value = own[name] ?? suggestion
        return [name, String(unit === 'share' ? Math.round(value * 100) : value)] as const
      })
    await sam.fill(`/compact/rules/${group}/adoption`, {
      ...Object.fromEntries(numbers),
      decided_by: 'The yearly meeting of the Compact, item 3 of its minutes',
      ...dateBoxes('decided_on', hand.dayAt(-430)),
    })
  }
}
