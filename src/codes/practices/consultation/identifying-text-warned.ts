import { definePractice } from '../../practice.ts'

/** Warned that words may identify. */
export const identifyingTextWarned = definePractice({
  id: 'consultation.identifying-text-warned',
  stage: 'open',
  evidence: 'computed',
  proof: 'shown',
  owedTo: 'respondents',
  title: 'Warned that words may identify',
  asks: 'Beside each text box respondents are warned that their own words may identify them; where an anonymous response does so, it is masked before anyone else sees it.',
  missing:
    'People are warned before the first question and again before giving, where words look as if they show who somebody is; no warning stands beside each box, and such words are not masked.',
})
