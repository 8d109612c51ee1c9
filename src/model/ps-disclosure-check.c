/* What the gate says to whoever may not pass. */
#include "ps-disclosure-private.h"

#include <glib/gi18n-lib.h>

#include "ps-error.h"

/* Ids and no names: a sentence ends up in a terminal, and in whatever keeps what a terminal says. */
static void
set_refused (PsDisclosure  *self,
             GError       **error)
{
  const PsDisclosureRefusal *first = &g_array_index (self->refusals, PsDisclosureRefusal, 0);
  g_autoptr (GString) list = g_string_new (NULL);
  gint64 last = 0;
  guint n = 0;

  for (guint i = 0; i < self->refusals->len; i++)
    {
      const PsDisclosureRefusal *refusal = &g_array_index (self->refusals, PsDisclosureRefusal, i);

      if (refusal->person_id == last)
        continue;

      last = refusal->person_id;
      if (n++ < 10)
        g_string_append_printf (list, "%s%" G_GINT64_FORMAT, n > 1 ? _(", ") : "", last);
    }
  if (n > 10)
    g_string_append (list, "…");

  g_set_error (error, PS_ERROR, PS_ERROR_CONFLICT,
               /* Translators: %1$u is a number of members, %2$s a list of their numbers in the roster, and
                * %3$s a sentence: "The consent has expired."
                */
               ngettext ("%1$u member of a Part 2 group has no consent for this, number %2$s. %3$s "
                         "Nothing was given.",
                         "%1$u members of Part 2 groups have no consent for this, numbers %2$s. For "
                         "the first of them: %3$s Nothing was given.", n),
               n, list->str, ps_consent_answer_describe (first->answer));
}

/**
 * ps_disclosure_check:
 *
 * As ps_disclosure_ask(), with a sentence instead of a verdict.
 *
 * Errors: %PS_ERROR_INVALID where a recipient and a purpose are needed, %PS_ERROR_CONFLICT where a
 * consent is.
 *
 * Returns: whether it may be given
 */
gboolean
ps_disclosure_check (PsDisclosure   *self,
                     PsConn         *conn,
                     const PsClock  *clock,
                     GError        **error)
{
  PsDisclosureVerdict verdict;

  if (!ps_disclosure_ask (self, conn, clock, &verdict, error))
    return FALSE;

  switch (verdict)
    {
    case PS_DISCLOSURE_NEEDS_RECIPIENT:
      g_set_error_literal (error, PS_ERROR, PS_ERROR_INVALID,
                           _("There are records of a Part 2 group among this. Say who is to have them "
                             "and what for; every member has to have consented to that."));
      return FALSE;

    case PS_DISCLOSURE_NEEDS_CONSENT:
      set_refused (self, error);
      return FALSE;

    case PS_DISCLOSURE_ALLOWED:
    default:
      return TRUE;
    }
}
