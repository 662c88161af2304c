/**
 * What a consultation owes in words, before it opens: each asks for one thing to be written down, in the plan or in the pack, and is known as the
 * lead states it. Where a body of the other side sees it otherwise, it says so.
 */
import { statedInPlan } from '../../stated-in-plan.ts'

/** Who is affected. */
export const affectedStated = statedInPlan({
  id: 'consultation.affected-stated',
  stage: 'publish',
  evidence: 'recorded',
  owedTo: 'sector',
  title: 'Who is affected',
  asks: 'Who is likely to be affected is stated.',
  where: 'The pack',
  what: 'who is likely to be affected',
  form: 'plan-about',
  field: 'affected',
  when: ['stated', 'not stated', 'not yet stated'],
})

/** Aims and process stated. */
export const aimsStated = statedInPlan({
  id: 'consultation.aims-stated',
  stage: 'publish',
  evidence: 'recorded',
  owedTo: 'sector',
  title: 'Aims and process stated',
  asks: 'Purpose and outline of the process are stated.',
  where: 'The pack',
  what: 'the purpose and the outline of the process',
  form: 'plan-about',
  field: 'aims',
  when: ['stated', 'not stated', 'still planning'],
})

/** Barriers dealt with. */
export const barriers = statedInPlan({
  id: 'consultation.barriers',
  stage: 'plan',
  evidence: 'recorded',
  owedTo: 'sector',
  title: 'Barriers dealt with',
  asks: 'Barriers to taking part are listed, each with what was done about it.',
  where: 'The plan',
  what: 'the barriers to taking part and what was done about each',
  form: 'plan-planning',
  field: 'barriers',
  when: ['night shifts dealt with', 'none listed', 'none listed yet'],
})

/** Confidentiality stated. */
export const confidentialityStated = statedInPlan({
  id: 'consultation.confidentiality-stated',
  stage: 'publish',
  evidence: 'computed',
  owedTo: 'respondents',
  title: 'Confidentiality stated',
  asks: 'The pack says who sees what, what may be published and what the law may still require.',
  where: 'The pack',
  what: 'who sees what, what may be published and what the law may still require',
  form: 'plan-taking-part',
  field: 'confidentiality',
  when: ['stated', 'not stated', 'not yet stated'],
})

/** Decisions already made stated. */
export const decisionsAlreadyMade = statedInPlan({
  id: 'consultation.decisions-already-made',
  stage: 'publish',
  evidence: 'recorded',
  owedTo: 'sector',
  title: 'Decisions already made stated',
  asks: 'Decisions already taken are stated, or that there are none.',
  where: 'The pack',
  what: 'which decisions are already taken, or that there are none',
  form: 'plan-scope',
  field: 'decisionsMade',
  when: ['none yet, and said so', 'not said', 'not yet said'],
})

/** Designed with those affected. */
export const designedTogether = statedInPlan({
  id: 'consultation.designed-together',
  stage: 'plan',
  evidence: 'recorded',
  owedTo: 'sector',
  title: 'Designed with those affected',
  asks: 'Those affected and the other lead bodies took part in the design, and their contribution is noted.',
  where: 'The plan',
  what: 'who took part in the design and what they brought',
  form: 'plan-planning',
  field: 'designedWith',
  when: ['bus users wrote a question', 'nobody took part', 'nobody yet'],
})

/** Evidence shared. */
export const evidenceShared = statedInPlan({
  id: 'consultation.evidence-shared',
  stage: 'publish',
  evidence: 'recorded',
  owedTo: 'sector',
  title: 'Evidence shared',
  asks: 'Sources of evidence are listed or attached.',
  where: 'The pack',
  what: 'its sources of evidence',
  form: 'plan-about',
  field: 'evidence',
  when: ['passenger counts listed', 'none listed', 'none yet'],
})

/** Issue described. */
export const issueDescribed = statedInPlan({
  id: 'consultation.issue-described',
  stage: 'publish',
  evidence: 'recorded',
  owedTo: 'sector',
  title: 'Issue described',
  asks: 'The issue, problem or proposal is described.',
  where: 'The pack',
  what: 'the issue, problem or proposal',
  form: 'plan-about',
  field: 'issue',
  when: ['described', 'not described', 'not yet described'],
})

/** Duties and rules named. */
export const legalFramework = statedInPlan({
  id: 'consultation.legal-framework',
  stage: 'plan',
  evidence: 'recorded',
  owedTo: 'sector',
  title: 'Duties and rules named',
  asks: 'Duties and rules that bind the lead body or the consultees are named.',
  where: 'The plan',
  what: 'the duties and rules that bind those involved',
  form: 'plan-planning',
  field: 'legalFramework',
  when: ['duty named', 'none named', 'not yet named'],
})

/** What people cannot see from outside: how much time, money and data there was for the exercise. */
export const limitsStated = statedInPlan({
  id: 'consultation.limits-stated',
  stage: 'plan',
  evidence: 'recorded',
  owedTo: 'sector',
  title: 'Limits on the exercise stated',
  asks: 'Limits on the exercise itself (time, money, law, data) are set down in the plan and told to those consulted, apart from what the decision can and cannot change.',
  where: 'The plan',
  what: 'the limits on the exercise itself',
  form: 'plan-scope',
  field: 'exerciseLimits',
  when: ['twelve weeks and why', 'not stated', 'not yet stated'],
})

/** One passage of the plan: the option favoured with its reasons and those rejected, or that none is favoured. */
export const preferredOption = statedInPlan({
  id: 'consultation.preferred-option',
  stage: 'publish',
  evidence: 'recorded',
  owedTo: 'sector',
  title: 'Favoured option named with reasons',
  asks: 'If an option is favoured, it is named with its reasons and the options rejected.',
  where: 'The pack',
  what: 'which option is favoured and why, or that none is',
  form: 'plan-scope',
  field: 'preferredOption',
  when: ['option and reasons named', 'not said', 'not yet said'],
})

/** Scale fits the outcome. */
export const proportionate = statedInPlan({
  id: 'consultation.proportionate',
  stage: 'plan',
  evidence: 'recorded',
  owedTo: 'sector',
  title: 'Scale fits the outcome',
  asks: 'Scale and cost are set against the expected outcome.',
  where: 'The plan',
  what: 'how scale and cost fit the expected outcome',
  form: 'plan-planning',
  field: 'proportion',
  when: ['set out in the plan', 'not set out', 'not yet set out'],
})

/** Time and money budgeted. */
export const resources = statedInPlan({
  id: 'consultation.resources',
  stage: 'plan',
  evidence: 'recorded',
  owedTo: 'sector',
  title: 'Time and money budgeted',
  asks: 'Staff time and money for the exercise are budgeted.',
  where: 'The plan',
  what: 'the staff time and money for the exercise',
  form: 'plan-planning',
  field: 'resources',
  when: ['budgeted', 'nothing budgeted', 'not yet budgeted'],
})

/** Costs to the sector considered. */
export const sectorCosts = statedInPlan({
  id: 'consultation.sector-costs',
  stage: 'plan',
  evidence: 'recorded',
  owedTo: 'sector',
  title: 'Costs to the sector considered',
  asks: 'The cost to voluntary organisations of passing it on and answering it was considered, and any help stated.',
  where: 'The plan',
  what: 'what passing it on and answering costs voluntary organisations',
  form: 'plan-planning',
  field: 'sectorCosts',
  when: ['help of £50 offered', 'not considered', 'not yet considered'],
})
