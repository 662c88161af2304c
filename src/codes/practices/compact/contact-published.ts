import { exemplary } from '../../../facts/examples.ts'
import { given } from '../../../kernel/says.ts'
import { definePractice } from '../../practice.ts'
import { stated } from '../../stated.ts'
import { nextStep } from '../../verdict.ts'

/** Contact of the secretariat public. */
export const contactPublished = definePractice({
  id: 'compact.contact-published',
  stage: 'adopt',
  evidence: 'computed',
  proof: 'stated',
  owedTo: 'public',
  title: 'Contact of the secretariat public',
  asks: 'A secretariat contact (name or post, address, phone, email) is public.',
  check({ contact }) {
    const parts = {
      'a name or post': given(contact.name),
      'an address': given(contact.address),
      'a phone number': given(contact.phone),
      'an email address': given(contact.email),
    }
    return stated("The secretariat's public contact", parts, nextStep('secretariat-contact'))
  },
  gives: ['met', 'partly', 'notMet'],
  examples: [
    { when: 'all four', facts: {}, gives: 'met' },
    { when: 'no phone', facts: { contact: { ...exemplary.compact.contact, phone: null } }, gives: 'partly' },
    { when: 'none', facts: { contact: { name: null, address: null, phone: null, email: null } }, gives: 'notMet' },
  ],
})
