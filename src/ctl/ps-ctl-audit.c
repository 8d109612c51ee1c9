/* peersidectl audit */
#include "ps-ctl-command.h"

#include <glib/gi18n-lib.h>

#include "ps-audit-check.h"
#include "ps-audit-log.h"
#include "ps-audit-note.h"
#include "ps-ctl-json.h"
#include "ps-ctl-table.h"
#include "ps-ctl-vault.h"
#include "ps-error.h"
#include "ps-right.h"

/* In --json: what scripts go by, the same in every language. */
static const struct {
  PsAuditFault fault;
  const char  *word;
} faults[] = {
  { PS_AUDIT_BAD_START, "bad-start" }, { PS_AUDIT_CHANGED, "changed" },
  { PS_AUDIT_STRANGER, "stranger" },   { PS_AUDIT_MISSING, "missing" },
  { PS_AUDIT_MOVED, "moved" },         { PS_AUDIT_REPLACED, "replaced" },
  { PS_AUDIT_FORGED, "forged" },       { PS_AUDIT_SURPLUS, "surplus" },
  { PS_AUDIT_CUT, "cut" },             { PS_AUDIT_BAD_END, "bad-end" },
};

static void
add_finding_json (const PsAuditFinding *finding,
                  const char           *sentence,
                  GString              *out)
{
  JsonBuilder *json = ps_ctl_json_new ();

  ps_ctl_json_boolean (json, "whole", finding->fault == PS_AUDIT_WHOLE);
  ps_ctl_json_number (json, "checked", finding->n_checked);
  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    if (faults[i].fault == finding->fault)
      {
        ps_ctl_json_string (json, "fault", faults[i].word);
        ps_ctl_json_number (json, "id", finding->seq);
        if (finding->other != 0)
          ps_ctl_json_number (json, "other_id", finding->other);
      }
  ps_ctl_json_string (json, "detail", sentence);
  ps_ctl_json_line (json, out);
}

static gboolean
verify (PsCtl      *ctl,
        PsKeyring  *keyring,
        GError    **error)
{
  g_autofree char *sentence = NULL;
  PsAuditFinding finding;

  if (!ps_audit_verify (ps_ctl_get_reader (ctl), keyring, ps_workspace_get_keys (ctl->workspace), 0,
                        &finding, error))
    return FALSE;

  sentence = ps_audit_finding_to_string (&finding);
  if (ctl->json)
    add_finding_json (&finding, sentence, ctl->out);

  if (finding.fault == PS_AUDIT_WHOLE)
    {
      if (!ctl->json)
        g_string_append_printf (ctl->out, "%s\n", sentence);
      return TRUE;
    }

  ps_ctl_say ("%s", sentence);
  ctl->status = PS_EXIT_DAMAGED;

  return TRUE;
}

static void
add_entry_json (const PsAuditEntry *entry,
                const char         *who,
                const char         *sentence,
                GTimeZone          *zone,
                GString            *out)
{
  JsonBuilder *json = ps_ctl_json_new ();
  g_autofree char *actor = ps_uid_to_string (&entry->actor);

  ps_ctl_json_number (json, "id", entry->seq);
  ps_ctl_json_moment (json, "done_at", entry->done_at, zone);
  ps_ctl_json_string (json, "actor", actor);
  ps_ctl_json_string (json, "actor_name", who);
  ps_ctl_json_string (json, "action", entry->action);
  ps_ctl_json_string (json, "object", entry->object);
  ps_ctl_json_string (json, "detail", entry->detail);
  ps_ctl_json_string (json, "sentence", sentence);
  ps_ctl_json_line (json, out);
}

static gboolean
list (PsCtl        *ctl,
      PsAuditLog   *log,
      gint          limit,
      GError      **error)
{
  const PsAuditQuery all = { 0 };
  g_autoptr (PsCtlTable) table = ps_ctl_table_new (3, _("Id"), _("When"), _("What"));
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  g_autoptr (GArray) ids = ps_audit_store_ids (ps_ctl_get_reader (ctl), &all, limit, error);

  if (ids == NULL)
    return FALSE;

  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (PsAuditEntry) entry = NULL;
      g_autofree char *who = NULL;
      g_autofree char *sentence = NULL;
      g_autofree char *when = NULL;

      entry = ps_audit_store_get (ps_ctl_get_reader (ctl), g_array_index (ids, gint64, i), error);
      if (entry == NULL)
        return FALSE;

      who = ps_audit_log_dup_actor (log, entry);
      sentence = ps_audit_log_dup_sentence (log, entry);
      when = ps_ctl_moment (entry->done_at, zone);
      if (ctl->json)
        {
          add_entry_json (entry, who, sentence, zone, ctl->out);
        }
      else
        {
          ps_ctl_table_number (table, entry->seq);
          ps_ctl_table_text (table, when);
          ps_ctl_table_text (table, sentence);
        }
    }
  if (!ctl->json)
    ps_ctl_table_print (table, ctl->out);

  return TRUE;
}

/* Whoever reads the log is in it; that it was verified shows nobody anything. */
gboolean
ps_ctl_audit (PsCtl   *ctl,
              GError **error)
{
  g_autoptr (PsKeyring) keyring = NULL;
  g_autoptr (PsAuditLog) log = NULL;
  guint64 limit = 0;

  if (ps_ctl_options_has (ctl->options, PS_CTL_LIMIT) &&
      !ps_ctl_options_get_number (ctl->options, PS_CTL_LIMIT, 1, G_MAXINT, &limit, error))
    return FALSE;

  if (!ps_ctl_open (ctl, error))
    return FALSE;

  keyring = ps_keyring_load (ctl->folder, NULL, error);
  if (keyring == NULL)
    return FALSE;

  log = ps_audit_log_new (ps_workspace_get_db (ctl->workspace), keyring, error);
  if (log == NULL)
    return FALSE;

  if (ps_ctl_options_has (ctl->options, PS_CTL_VERIFY))
    return verify (ctl, keyring, error);

  return ps_audit_note_now (ps_workspace_get_db (ctl->workspace), PS_AUDIT_VIEW, PS_AUDIT_NOTHING, 0,
                            "log", error) &&
         list (ctl, log, limit > 0 ? (gint) limit : -1, error);
}
