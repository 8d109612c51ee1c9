/* What cannot be of a group, said so that a person knows what to change. */
#include "ps-group-check.h"

#include <glib/gi18n-lib.h>

#include "ps-error.h"
#include "ps-text.h"
#include "ps-upcoming.h"

/* As in the schema. */
#define MINUTES_MIN 5
#define MINUTES_MAX 1440

static gboolean
refuse (GError     **error,
        const char  *sentence)
{
  g_set_error_literal (error, PS_ERROR, PS_ERROR_INVALID, sentence);

  return FALSE;
}

static void
clean (char **field)
{
  char *cleaned = ps_text_clean (*field);

  g_free (*field);
  *field = cleaned;
}

/**
 * ps_group_check_row:
 * @row: (inout): what somebody wants a group to be; the space around its texts goes
 *
 * Errors: %PS_ERROR_INVALID for no name or too long a one, a length that no meeting has, and a rule
 * that cannot be read or never occurs.
 *
 * Returns: whether a group may be so
 */
gboolean
ps_group_check_row (PsGroupRow  *row,
                    GError     **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (PsRule) rule = NULL;

  clean (&row->name);
  clean (&row->neutral_name);
  clean (&row->place);

  if (*row->name == '\0')
    return refuse (error, _("Enter a name for the group."));

  if (!ps_text_fits (row->name, PS_TEXT_NAME_MAX)
      || !ps_text_fits (row->neutral_name, PS_TEXT_NAME_MAX))
    {
      g_set_error (error, PS_ERROR, PS_ERROR_INVALID,
                   ngettext ("A name has at most %d character.",
                             "A name has at most %d characters.", PS_TEXT_NAME_MAX),
                   PS_TEXT_NAME_MAX);
      return FALSE;
    }

  if (row->minutes < MINUTES_MIN || row->minutes > MINUTES_MAX)
    return refuse (error, _("A meeting takes at least 5 minutes and at most 24 hours."));

  rule = ps_upcoming_rule (row, &local);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }

  return rule == NULL || ps_rule_validate (rule, error);
}
