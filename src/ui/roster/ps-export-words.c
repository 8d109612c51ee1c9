/* What is said of an export. */
#include "ps-export-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/**
 * ps_export_words_file:
 *
 * Returns: (transfer none): the name of a file that is offered; nobody's name is in it
 */
const char *
ps_export_words_file (const PsExportOrder *order)
{
  /* Translators: these are names of files. */
  const struct {
    PsExportKind  kind;
    const char   *suffix;
    const char   *file_name;
  } names[] = {
    { PS_EXPORT_MEMBERS, "csv", .file_name = _("members.csv") },
    { PS_EXPORT_MEMBERS, "tsv", .file_name = _("members.tsv") },
    { PS_EXPORT_MEMBERS, "json", .file_name = _("members.json") },
    { PS_EXPORT_ATTENDANCE, "csv", .file_name = _("attendance.csv") },
    { PS_EXPORT_ATTENDANCE, "tsv", .file_name = _("attendance.tsv") },
    { PS_EXPORT_ATTENDANCE, "json", .file_name = _("attendance.json") },
    { PS_EXPORT_CARDS, "vcf", .file_name = _("contact-cards.vcf") },
    { PS_EXPORT_CALENDAR, "ics", .file_name = _("meetings.ics") },
    { PS_EXPORT_PERSON, "json", .file_name = _("own-record.json") },
    { PS_EXPORT_PERSON, "md", .file_name = _("own-record.md") },
    { PS_EXPORT_PERSON, "pdf", .file_name = _("own-record.pdf") },
  };
  const char *suffix = ps_export_order_suffix (order);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (names[i].kind == order->kind && strcmp (names[i].suffix, suffix) == 0)
      return names[i].file_name;

  g_return_val_if_reached ("export");
}

/**
 * ps_export_words_done:
 *
 * Returns: (transfer full): what a toast says
 */
char *
ps_export_words_done (const PsExportOrder *order,
                      const PsExported    *exported)
{
  guint n = exported->n_written;

  switch (order->kind)
    {
    case PS_EXPORT_MEMBERS:
      return g_strdup_printf (ngettext ("%u member exported", "%u members exported", n), n);

    case PS_EXPORT_ATTENDANCE:
      return g_strdup_printf (ngettext ("%u row of attendance exported",
                                        "%u rows of attendance exported", n), n);

    case PS_EXPORT_CARDS:
      return g_strdup_printf (ngettext ("%u contact card exported", "%u contact cards exported", n), n);

    case PS_EXPORT_PERSON:
      return g_strdup (_("Record exported"));

    case PS_EXPORT_CALENDAR:
    default:
      return g_strdup (_("Calendar exported"));
    }
}

/**
 * ps_export_words_cards:
 *
 * Returns: (transfer full): how many of how many agreed
 */
char *
ps_export_words_cards (const PsExported *exported)
{
  g_autofree char *agreed = NULL;
  guint without = exported->n_agreed - exported->n_written;

  /* Translators: %1$u is how many agreed, %2$u of how many members. */
  agreed = g_strdup_printf (ngettext ("%1$u of %2$u member has agreed to this. Nobody else is in the "
                                      "file.",
                                      "%1$u of %2$u members have agreed to this. The others are left "
                                      "out.", exported->n_people),
                            exported->n_agreed, exported->n_people);
  if (without == 0)
    return g_steal_pointer (&agreed);

  return g_strdup_printf (ngettext ("%s %u of them allows no use of any number or address, and is left "
                                    "out too.",
                                    "%s %u of them allow no use of any number or address, and are left "
                                    "out too.", without),
                          agreed, without);
}

/**
 * ps_export_words_about:
 *
 * Returns: (transfer none): what is in such a file, and what is not
 */
const char *
ps_export_words_about (PsExportKind kind)
{
  switch (kind)
    {
    case PS_EXPORT_MEMBERS:
      return _("Names, pronouns, language, access needs and every way to reach them, with what may be "
               "done with each. Peerside can bring this file in again.");

    case PS_EXPORT_ATTENDANCE:
      return _("Who was at which meeting, and how. No reasons, and nothing that was said.");

    case PS_EXPORT_CARDS:
      return _("For an address book. Only members who signed a consent that lets others have the ways "
               "to reach them, and only what they allow to be used.");

    case PS_EXPORT_PERSON:
      return _("Their record, meetings, consents, and what was given of them to whom. Names of other "
               "people are left out; what is said in a group is not kept.");

    case PS_EXPORT_CALENDAR:
    default:
      return _("For calendar programs: when and where the groups meet. Nobody’s name is in it, and a "
               "Part 2 group is not named.");
    }
}
