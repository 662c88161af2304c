-- Practices whose number was fixed take it from the area's rules now, and are known with it. What bodies of the other side said of them
-- goes on to stand beside them: none of these numbers could have been adopted before.
update finding_view v set demand = v.demand || n.number
from (values
  ('partnership.affected-included', ' {"days":14}'), ('partnership.duplicates-checked', ' {"days":14}'),
  ('partnership.need-tested', ' {"days":14}'), ('partnership.kind-and-scale', ' {"days":14}'),
  ('partnership.stakeholders-mapped', ' {"days":14}'), ('partnership.added-value', ' {"days":14}'),
  ('partnership.infrastructure-asked', ' {"days":14}'), ('partnership.right-partners', ' {"first":12}'),
  ('partnership.review-acted-on', ' {"first":12}'), ('partnership.costs-and-benefits', ' {"first":12}'),
  ('partnership.mutual-benefit', ' {"first":12}'), ('partnership.objectives-reviewed', ' {"first":12}'),
  ('partnership.reasons-revisited', ' {"first":12}'), ('partnership.success-celebrated', ' {"first":12}'),
  ('partnership.practice-shared', ' {"first":12}'), ('partnership.stays-flexible', ' {"months":1}'),
  ('partnership.meetings-rated', ' {"months":12}'), ('partnership.working-relationships', ' {"months":12}'), ('partnership.shared-ownership', ' {"months":12}'),
  ('partnership.enabling-leadership', ' {"months":12}'), ('partnership.fair-and-inclusive', ' {"months":12}'),
  ('partnership.trust-and-respect', ' {"months":12}'), ('partnership.open-discussion', ' {"months":12}'),
  ('partnership.power-balanced', ' {"months":12}'), ('compact.monitoring', ' {"days":7}'),
  ('consultation.process-feedback-used', ' {"months":6}'), ('consultation.sector-feeds-back', ' {"months":1}')
) n (practice, number)
where v.demand = n.practice;
update finding_view set demand = replace(demand, 'partnership.effectiveness-review {"months":', 'partnership.effectiveness-review {"first":12,"months":')
where demand like 'partnership.effectiveness-review {"months":%';
