/**
 * The facts of a subject: one typed read model, loaded in one round trip for one subject or for a thousand. Practices see
 * nothing else. Facts are plain data (days as `Day`, no moments, no functions) and say nothing of who a sealed respondent is.
 */
import { organisationFacts } from './organisation.ts'

/** The model of each kind of subject. */
export const factModels = { organisation: organisationFacts } as const
export type ModelledSubject = keyof typeof factModels

/** What is known of a subject of each kind. */
export type FactsOfModel = { readonly [Subject in ModelledSubject]: (typeof factModels)[Subject]['example'] }
