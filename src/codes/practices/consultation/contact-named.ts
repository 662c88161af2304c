import { day } from '../../../kernel/day.ts'
import { given } from '../../../kernel/says.ts'
import { oncePublic } from '../../once-public.ts'
import { definePractice } from '../../practice.ts'
import { stated } from '../../stated.ts'
import { dueBy, nextStep } from '../../verdict.ts'

/** Named contact reachable in each way. */
export const contactNamed = definePractice({
  id: 'consultation.contact-named',
  stage: 'publish',
  evidence: 'computed',
  proof: 'stated',
  owedTo: 'public',
  title: 'Named contact reachable in each way',
  asks: 'A named contact with postal address, phone and email is public.',
  until: 'closing',
  check(facts, _, today) {
    const { contact } = facts
    const parts = {
      'a name': given(contact.name),
      'a postal address': given(contact.address),
      'a phone number': given(contact.phone),
      'an email address': given(contact.email),
    }
    return dueBy(facts.opensOn, today, oncePublic(facts, stated('The contact', parts, nextStep('contact')), today))
  },
  gives: ['met', 'partly', 'notMet', 'notDue'],
  examples: [
    { when: 'not public', facts: { publishedOn: null }, gives: 'partly' },
    { when: 'all four', facts: {}, gives: 'met' },
    {
      when: 'no postal address',
      facts: {
        contact: { name: 'Transport officer', address: null, phone: '01632 960002', email: 'buses@example.org' },
      },
      gives: 'partly',
    },
    {
      when: 'no contact',
      facts: { contact: { name: null, address: null, phone: null, email: null } },
      gives: 'notMet',
    },
    {
      when: 'no contact yet',
      facts: { contact: { name: null, address: null, phone: null, email: null } },
      gives: 'notDue',
      today: day('2025-12-01'),
    },
  ],
})
