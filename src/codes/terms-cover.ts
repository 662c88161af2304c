/** What the terms of reference state: they are the one source of the rules by which a partnership works. */

import type { Terms } from '../facts/partnership/terms.ts'
import type { PartnershipFacts } from '../facts/partnership.ts'
import { recordOf, sayCount } from './each-of.ts'
import { givenByParties } from './given-by.ts'
import { met, nextStep, notMet, partly, restsOn, type Verdict } from './verdict.ts'

/** Whether a partner's answer is an agreement. */
export function agrees({ answer }: Terms['agreements'][number]): boolean {
  return answer === 'agreed' || answer === 'agreed-with-comment'
}

/**
 * Judges whether the terms state something. Terms in force are judged by their text; those that are only put to the
 * partners state it in part, until all have agreed.
 */
export function statedInTerms({ terms, newTerms }: PartnershipFacts, topic: string, what: string): Verdict {
  if (terms === null) return notMet(`There are no terms of reference that state ${what}.`, nextStep('terms'))
  const records = restsOn(recordOf('document', terms))
  if (!terms.topics.includes(topic)) {
    const coming = newTerms?.topics.includes(topic) ? ` ${sayInHand(newTerms)}` : ''
    const step = nextStep(coming === '' ? 'terms' : 'terms-agreement')
    return notMet(`${terms.label}: they do not state ${what}.${coming}`, records, step)
  }
  if (terms.inForce) return met(`${terms.label}: they state ${what}.`, records, givenByParties(terms.agreements))
  return partly(
    `${terms.label}: they state ${what}. They are not in force yet: ${sayAgreed(terms)}.`,
    records,
    nextStep('terms-agreement'),
  )
}

/** "2 of 4 partners have agreed". */
export function sayAgreed({ agreements }: Pick<Terms, 'agreements'>): string {
  const agreed = agreements.filter(agrees).length
  return `${agreed} of ${sayCount(agreements.length, 'partner')} ${agreed === 1 ? 'has' : 'have'} agreed`
}

/** Says how far a version has come that is to follow the one in force. */
export function sayInHand(terms: Terms): string {
  return `${terms.label} is in hand: ${sayAgreed(terms)}.`
}
