-- How a question in writing is decided stands in the terms of its opening; this column was never written nor read.
alter table written_procedure drop column way;
