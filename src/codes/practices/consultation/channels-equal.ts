import { day } from '../../../kernel/day.ts'
import { sayCount, sayList } from '../../each-of.ts'
import { responseChannels } from '../../facts/consultation-responses.ts'
import { exemplaryResponses } from '../../facts/example-consultation.ts'
import { definePractice } from '../../practice.ts'
import { dueBy, dueOn, met, nextStep, notMet, partly } from '../../verdict.ts'

/** Every channel counts alike. */
export const channelsEqual = definePractice({
  id: 'consultation.channels-equal',
  stage: 'open',
  evidence: 'computed',
  title: 'Every channel counts alike',
  asks: 'Online, email, letter, paper form and spoken responses are all accepted, recorded alike and counted alike.',
  until: 'closing',
  check({ channels, responses, opensOn }, _, today) {
    const lacking = responseChannels.filter(channel => !channels.includes(channel))
    if (lacking.length > 0) {
      const because = `${channels.length} of ${responseChannels.length} ways to respond are open; ${sayList(
        lacking.map(channel => called[channel]),
        9,
      )} ${lacking.length === 1 ? 'is' : 'are'} not.`
      return dueBy(opensOn, today, (channels.length < 2 ? notMet : partly)(because, nextStep('response-settings')))
    }
    const { given, counted } = responses
    if (counted < given)
      return partly(
        `All five ways to respond are open, but only ${counted} of ${sayCount(given, 'response')} ${counted === 1 ? 'is' : 'are'} counted.`,
        nextStep('keying'),
      )
    return met(
      `All five ways to respond are open, and ${given === 0 ? 'no response has come yet' : `${counted} of ${sayCount(given, 'response')} ${given === 1 ? 'is' : 'are'} counted alike`}.`,
      dueOn(opensOn),
    )
  },
  gives: ['met', 'partly', 'notMet', 'notDue'],
  examples: [
    { when: 'all five', facts: {}, gives: 'met' },
    { when: 'no spoken responses', facts: { channels: ['online', 'email', 'letter', 'paper'] }, gives: 'partly' },
    {
      when: 'paper left out of the count',
      facts: { responses: { ...exemplaryResponses.responses, counted: 90 } },
      gives: 'partly',
    },
    { when: 'online only', facts: { channels: ['online'] }, gives: 'notMet' },
    { when: 'not settled yet', facts: { channels: [] }, gives: 'notDue', today: day('2025-12-01') },
  ],
})

const called = {
  online: 'online',
  email: 'email',
  letter: 'letter',
  paper: 'the paper form',
  spoken: 'speaking',
} as const
