import { exemplaryPartnership, type PartnershipFacts } from '../../../facts/partnership.ts'
import { day, longDay } from '../../../kernel/day.ts'
import { examplesOfStatements, lastSaidBy, type PartnersState, statedByPartners } from '../../partner-statements.ts'
import { definePractice } from '../../practice.ts'
import { partly, pastMending, type Verdict } from '../../verdict.ts'

const profiles: PartnersState = {
  kind: 'profile',
  boxes: ['aims', 'priorities', 'constraints', 'ways'],
  words: {
    noun: ['partner', 'partners'],
    did: [
      'says what its aims, priorities, constraints and ways of working are',
      'say what their aims, priorities, constraints and ways of working are',
    ],
  },
  step: 'partner-profiles',
  others: {
    fact: 'profilesRead',
    step: 'profiles-reading',
    what: 'the profiles',
    did: ['has read them', 'have read them'],
  },
}

/** Partners that came after the terms could not have read anything before them: only those there then are looked at. */
function beforeTerms(facts: PartnershipFacts, verdict: Verdict): Verdict {
  const { termsAgreedOn } = facts.outset
  if (verdict.verdict !== 'met' || termsAgreedOn === null) return verdict
  const read = lastSaidBy(facts.profilesRead, facts, termsAgreedOn)
  if (read === null || read <= termsAgreedOn) return verdict
  const late = partly(
    `${verdict.because} They were read by ${longDay(read)}, after the terms were first agreed on ${longDay(termsAgreedOn)}.`,
  )
  return pastMending({ ...late, proof: verdict.proof, records: verdict.records }, null)
}

/** A profile is read once its reader says so; one that is changed is read anew. */
export const knowEachOther = definePractice({
  id: 'partnership.know-each-other',
  stage: 'form',
  evidence: 'computed',
  proof: 'confirmed',
  proofs: ['confirmed', 'stated'],
  owedTo: 'partners',
  title: 'Partners know each other',
  asks: 'Each partner has a profile (aims, priorities, constraints, ways of working) that the others have read, before the terms are agreed.',
  check: facts => beforeTerms(facts, statedByPartners(facts, profiles)),
  gives: ['met', 'partly', 'notMet', 'notDue'],
  examples: [
    ...examplesOfStatements(profiles),
    {
      when: 'read after the terms were agreed',
      facts: {
        profilesRead: exemplaryPartnership.profilesRead.map(one => ({ ...one, on: day('2025-10-01') })),
      },
      gives: 'partly',
      proof: 'confirmed',
    },
  ],
})
