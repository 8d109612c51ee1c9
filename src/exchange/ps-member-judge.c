/* What becomes of a record of a file: somebody new, somebody known, or nobody. */
#include "ps-member-judge.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static void
say (PsMemberRecord *record,
     const char     *reason)
{
  g_clear_pointer (&record->reason, g_free);
  g_clear_pointer (&record->field, g_free);
  ps_member_record_remark (record, reason, NULL);
}

/* What the record knows that the roster does not. Nothing there is overwritten. */
static void
find_fills (PsMemberRecord      *record,
            const PsMemberMatch *match)
{
  const struct
  {
    PsKnownBlank  blank;
    const char   *text;
  } fields[] = {
    { PS_KNOWN_NO_FULL_NAME, record->member->full_name },
    { PS_KNOWN_NO_INITIAL, record->member->initial },
    { PS_KNOWN_NO_PRONOUNS, record->member->pronouns },
    { PS_KNOWN_NO_LANGUAGE, record->member->language },
    { PS_KNOWN_NO_ACCESS_NEEDS, record->member->access_needs },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    if ((match->blanks & fields[i].blank) != 0 && *fields[i].text != '\0')
      record->fills |= fields[i].blank;

  for (guint i = 0; i < record->ways->len; i++)
    {
      const PsContactWayRow *way = g_ptr_array_index (record->ways, i);
      g_autofree char *fold = ps_contact_way_fold (way->kind, way->value);

      if (*fold != '\0' && !g_strv_contains ((const char *const *) match->value_folds, fold))
        record->new_ways |= (guint32) 1 << i;
    }
}

static void
add (GString    *list,
     const char *word)
{
  /* Translators: between the parts of a list. */
  g_string_append_printf (list, "%s%s", list->len > 0 ? _(", ") : "", word);
}

/* “full name, pronouns, 555-0101” */
static char *
describe_additions (const PsMemberRecord *record)
{
  static const struct
  {
    PsKnownBlank  blank;
    const char   *word;
  } words[] = {
    /* Translators: what is new about somebody, within a sentence. */
    { PS_KNOWN_NO_FULL_NAME, N_("full name") },
    { PS_KNOWN_NO_INITIAL, N_("initial") },
    { PS_KNOWN_NO_PRONOUNS, N_("pronouns") },
    { PS_KNOWN_NO_LANGUAGE, N_("language") },
    { PS_KNOWN_NO_ACCESS_NEEDS, N_("access needs") },
  };
  GString *list = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if ((record->fills & words[i].blank) != 0)
      add (list, _(words[i].word));

  for (guint i = 0; i < record->ways->len; i++)
    if ((record->new_ways & (guint32) 1 << i) != 0)
      add (list, ((const PsContactWayRow *) g_ptr_array_index (record->ways, i))->value);

  return g_string_free (list, FALSE);
}

static void
judge_known (PsMemberRecord      *record,
             const PsMemberMatch *match)
{
  g_autofree char *additions = NULL;
  g_autofree char *reason = NULL;

  record->person_id = match->person_id;
  record->joins = !match->in_group;
  find_fills (record, match);
  additions = describe_additions (record);

  record->outcome = record->joins || *additions != '\0' ? PS_MEMBER_UPDATED : PS_MEMBER_DUPLICATE;
  if (record->joins && *additions != '\0')
    /* Translators: %s is a list such as “pronouns, 555-0101”. */
    reason = g_strdup_printf (_("This person is on the roster already, and joins the group. New is: %s."),
                              additions);
  else if (record->joins)
    reason = g_strdup (_("This person is on the roster already, and joins the group."));
  else if (*additions != '\0')
    /* Translators: %s is a list such as “pronouns, 555-0101”. */
    reason = g_strdup_printf (_("This person is on the roster already. New is: %s."), additions);
  else
    reason = g_strdup (_("This person is on the roster already."));

  say (record, reason);
}

/**
 * ps_member_judge:
 * @record: (inout): of a file
 * @known: (nullable): the people of the roster
 * @earlier: (inout): those of the file before it
 *
 * Sets a record against the roster and against the lines before it, and says in words what becomes of
 * it. Where two people have its name and nothing says which of them it is, it is skipped.
 */
void
ps_member_judge (PsMemberRecord      *record,
                 const PsMemberIndex *known,
                 PsMemberIndex       *earlier)
{
  const PsMemberMatch *match;
  const PsMemberMatch *before;
  guint earlier_line = 0;

  if (record->outcome == PS_MEMBER_SKIPPED)
    return;

  before = ps_member_index_find (earlier, record);
  match = known != NULL ? ps_member_index_find (known, record) : NULL;

  if ((before != NULL && before->several) || (match != NULL && match->several))
    {
      record->outcome = PS_MEMBER_SKIPPED;
      say (record, before != NULL && before->several
           ? _("Several people in the file have this name, and nothing here says which of them this is.")
           : _("Several people on the roster have this name, and nothing here says which of them this"
               " is."));
      return;
    }

  if (match != NULL && match->died)
    {
      record->outcome = PS_MEMBER_SKIPPED;
      say (record, _("Somebody of this name died. If this is somebody else, add them by hand."));
      return;
    }

  if (before != NULL)
    earlier_line = before->line;
  else
    ps_member_index_add (earlier, record);
  if (before == NULL && match != NULL)
    earlier_line = ps_member_index_take (earlier, match->person_id, record->line);

  if (earlier_line != 0)
    {
      g_autofree char *reason = g_strdup_printf (_("The same person is in line %u."), earlier_line);

      record->outcome = PS_MEMBER_DUPLICATE;
      say (record, reason);
      return;
    }

  if (match != NULL)
    judge_known (record, match);
  else if ((known != NULL && ps_member_index_find_namesake (known, record) != NULL)
           || ps_member_index_find_namesake (earlier, record)->line != record->line)
    ps_member_record_remark (record, _("Somebody else has the same name, but another phone or"
                                       " address."), NULL);
}
