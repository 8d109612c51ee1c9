/* peersidectl group */
#include "ps-ctl-command.h"

#include <glib/gi18n-lib.h>

#include "ps-ctl-json.h"
#include "ps-ctl-table.h"
#include "ps-ctl-vault.h"
#include "ps-date.h"
#include "ps-error.h"
#include "ps-right.h"
#include "ps-rule-reader.h"
#include "ps-rule-words.h"
#include "ps-today.h"
#include "ps-zone.h"

/* How many of the next meetings "group show" shows. */
#define N_NEXT 5

/* Groups come in the models that there are agendas for. */
static gboolean
check_model (PsCtl       *ctl,
             const char  *model,
             GError     **error)
{
  GPtrArray *agendas = ps_content_get_agendas (ps_workspace_get_content (ctl->workspace));
  g_autoptr (GString) list = g_string_new (NULL);
  const char *last = "";

  for (guint i = 0; i < agendas->len; i++)
    {
      const PsAgendaTemplate *agenda = g_ptr_array_index (agendas, i);

      if (g_str_equal (agenda->model, model))
        return TRUE;

      if (!g_str_equal (agenda->model, last))
        g_string_append_printf (list, "%s%s", list->len > 0 ? ", " : "", agenda->model);
      last = agenda->model;
    }

  g_set_error (error, PS_ERROR, PS_ERROR_INVALID,
               /* Translators: what was typed, and a list of words that are not translated. */
               _("There is no group model “%s”. There are: %s."), model, list->str);

  return FALSE;
}

static gboolean
fill_rule (PsCtl       *ctl,
           PsGroupRow  *row,
           const char  *words,
           GError     **error)
{
  g_autoptr (PsRule) rule = NULL;
  char today[PS_DATE_ISO_SIZE];
  GDate date;

  row->zone = ps_zone_local ();
  ps_today (ctl->clock, row->zone, today);
  ps_date_from_iso (today, &date);

  rule = ps_rule_parse (words, row->zone, &date, NULL, error);
  if (rule == NULL)
    return FALSE;

  row->rule = g_strdup (ps_rule_get_value (rule));
  row->starts_on = g_strdup (ps_rule_get_starts_on (rule));
  row->start_minute = (guint) ps_rule_get_start_minute (rule);

  return TRUE;
}

gboolean
ps_ctl_group_add (PsCtl   *ctl,
                  GError **error)
{
  const char *model = ps_ctl_options_get (ctl->options, PS_CTL_MODEL);
  const char *rule = ps_ctl_options_get (ctl->options, PS_CTL_RULE);
  const char *place = ps_ctl_options_get (ctl->options, PS_CTL_PLACE);
  g_autoptr (PsGroupRow) row = ps_group_row_new ();
  g_autoptr (GAsyncResult) result = NULL;
  PsGroups *groups;
  guint64 minutes = 90;
  gint64 id;

  if (!g_utf8_validate (ps_ctl_arg (ctl, 0), -1, NULL))
    return ps_ctl_usage (error, _("The name is not text in UTF-8."));

  if (!ps_ctl_options_get_number (ctl->options, PS_CTL_MINUTES, 5, 1440, &minutes, error) ||
      !ps_ctl_open (ctl, error))
    return FALSE;

  row->name = g_strdup (ps_ctl_arg (ctl, 0));
  row->model = g_strdup (model != NULL ? model : "co-facilitated");
  row->place = g_strdup (place != NULL ? place : "");
  row->minutes = (guint) minutes;

  if (!check_model (ctl, row->model, error) ||
      (rule != NULL && !fill_rule (ctl, row, rule, error)))
    return FALSE;

  groups = ps_workspace_get_groups (ctl->workspace);
  ps_groups_add_async (groups, row, NULL, NULL, ps_ctl_wait_cb, &result);
  id = ps_groups_add_finish (groups, ps_ctl_wait (&result), error);
  if (id == 0)
    return FALSE;

  if (ctl->json)
    {
      JsonBuilder *json = ps_ctl_json_new ();

      ps_ctl_json_number (json, "id", id);
      ps_ctl_json_line (json, ctl->out);
    }
  else
    {
      g_string_append_printf (ctl->out, "%" G_GINT64_FORMAT "\n", id);
    }

  return TRUE;
}

static char *
dup_rule_words (const PsGroupRow *row)
{
  g_autoptr (PsRule) rule = ps_upcoming_rule (row, NULL);

  return rule != NULL ? ps_rule_describe (rule, NULL) : g_strdup ("");
}

static char *
dup_start (const PsGroupRow *row)
{
  return g_strdup_printf ("%02u:%02u", row->start_minute / 60, row->start_minute % 60);
}

/* What lists and --json say of a group; the object stays open. */
static JsonBuilder *
begin_group (PsGroup *group)
{
  const PsGroupRow *row = ps_group_get_row (group);
  g_autofree char *words = dup_rule_words (row);
  g_autofree char *start = dup_start (row);
  gboolean has_rule = *row->rule != '\0';
  JsonBuilder *json = ps_ctl_json_new ();

  ps_ctl_json_number (json, "id", row->id);
  ps_ctl_json_string (json, "name", row->name);
  ps_ctl_json_string (json, "neutral_name", row->neutral_name);
  ps_ctl_json_string (json, "model", row->model);
  ps_ctl_json_string (json, "access", row->access);
  ps_ctl_json_string (json, "place", row->place);
  ps_ctl_json_string (json, "rule", row->rule);
  ps_ctl_json_string (json, "rule_text", words);
  ps_ctl_json_string (json, "starts_on", has_rule ? row->starts_on : NULL);
  ps_ctl_json_string (json, "start", has_rule ? start : NULL);
  ps_ctl_json_string (json, "zone", has_rule ? row->zone : NULL);
  ps_ctl_json_number (json, "minutes", row->minutes);
  ps_ctl_json_number (json, "members", ps_group_get_member_count (group));
  ps_ctl_json_string (json, "peer_leader", row->peer_leader);
  ps_ctl_json_string (json, "professional", row->professional);

  return json;
}

gboolean
ps_ctl_group_list (PsCtl   *ctl,
                   GError **error)
{
  g_autoptr (PsCtlTable) table = ps_ctl_table_new (5, _("Id"), _("Group"), _("Model"), _("Members"),
                                                   _("Meets"));
  GListModel *list;

  if (!ps_ctl_open (ctl, error))
    return FALSE;

  list = ps_groups_get_list (ps_workspace_get_groups (ctl->workspace));
  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (PsGroup) group = g_list_model_get_item (list, i);
      const PsGroupRow *row = ps_group_get_row (group);
      g_autofree char *words = dup_rule_words (row);

      if (ctl->json)
        {
          ps_ctl_json_line (begin_group (group), ctl->out);
          continue;
        }

      ps_ctl_table_number (table, row->id);
      ps_ctl_table_text (table, row->name);
      ps_ctl_table_text (table, row->model);
      ps_ctl_table_number (table, ps_group_get_member_count (group));
      ps_ctl_table_text (table, words);
    }
  ps_ctl_table_print (table, ctl->out);

  return TRUE;
}

static void
add_agenda_json (JsonBuilder *json,
                 GPtrArray   *agenda)
{
  json_builder_set_member_name (json, "agenda");
  json_builder_begin_array (json);
  for (guint i = 0; i < agenda->len; i++)
    {
      const PsSegmentPlan *plan = g_ptr_array_index (agenda, i);

      json_builder_begin_object (json);
      ps_ctl_json_string (json, "kind", ps_segment_kind_to_string (plan->kind));
      ps_ctl_json_string (json, "title", plan->title);
      ps_ctl_json_number (json, "planned_s", plan->planned_s);
      ps_ctl_json_number (json, "min_s", plan->min_s);
      ps_ctl_json_number (json, "max_s", plan->max_s);
      ps_ctl_json_string (json, "led_by", ps_led_by_to_string (plan->led_by));
      ps_ctl_json_boolean (json, "protected", plan->is_protected);
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
}

static void
add_next_json (JsonBuilder *json,
               GPtrArray   *next,
               GTimeZone   *zone)
{
  json_builder_set_member_name (json, "next");
  json_builder_begin_array (json);
  for (guint i = 0; i < next->len; i++)
    {
      const PsUpcoming *upcoming = g_ptr_array_index (next, i);

      json_builder_begin_object (json);
      ps_ctl_json_moment (json, "starts_at", upcoming->starts_at, zone);
      ps_ctl_json_number (json, "minutes", upcoming->minutes);
      ps_ctl_json_string (json, "rule_on", upcoming->rule_on);
      ps_ctl_json_boolean (json, "moved", upcoming->moved);
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
}

static void
print_group (PsGroup   *group,
             GPtrArray *agenda,
             GPtrArray *next,
             GTimeZone *zone,
             GString   *out)
{
  g_autoptr (PsCtlTable) table = ps_ctl_table_new (2, _("Group"), ps_group_get_name (group));
  g_autoptr (PsCtlTable) segments = ps_ctl_table_new (3, _("Minutes"), _("Segment"), _("Kind"));
  const PsGroupRow *row = ps_group_get_row (group);
  g_autofree char *words = dup_rule_words (row);

  ps_ctl_table_text (table, _("Id"));
  ps_ctl_table_number (table, row->id);
  ps_ctl_table_text (table, _("Model"));
  ps_ctl_table_text (table, row->model);
  ps_ctl_table_text (table, _("Meets"));
  ps_ctl_table_text (table, words);
  ps_ctl_table_text (table, _("Place"));
  ps_ctl_table_text (table, row->place);
  ps_ctl_table_text (table, _("Members"));
  ps_ctl_table_number (table, ps_group_get_member_count (group));
  for (guint i = 0; i < next->len; i++)
    {
      const PsUpcoming *upcoming = g_ptr_array_index (next, i);
      g_autofree char *moment = ps_ctl_moment (upcoming->starts_at, zone);

      ps_ctl_table_text (table, i == 0 ? _("Next") : "");
      ps_ctl_table_text (table, moment);
    }
  ps_ctl_table_print (table, out);

  for (guint i = 0; agenda != NULL && i < agenda->len; i++)
    {
      const PsSegmentPlan *plan = g_ptr_array_index (agenda, i);

      ps_ctl_table_number (segments, (plan->planned_s + 30) / 60);
      ps_ctl_table_text (segments, plan->title);
      ps_ctl_table_text (segments, ps_segment_kind_to_string (plan->kind));
    }
  if (agenda != NULL)
    {
      g_string_append_c (out, '\n');
      ps_ctl_table_print (segments, out);
    }
}

gboolean
ps_ctl_group_show (PsCtl   *ctl,
                   GError **error)
{
  g_autoptr (PsGroup) group = NULL;
  g_autoptr (GPtrArray) agenda = NULL;
  g_autoptr (GPtrArray) next = NULL;
  g_autoptr (GTimeZone) zone = NULL;
  PsGroups *groups;
  gboolean plans;
  gint64 id;

  if (!ps_ctl_open (ctl, error) || !ps_ctl_find_group (ctl, ps_ctl_arg (ctl, 0), &id, error))
    return FALSE;

  groups = ps_workspace_get_groups (ctl->workspace);
  group = ps_groups_find (groups, id, error);
  if (group == NULL)
    return FALSE;

  /* When it meets is for everybody, what its meetings are made of for those who lead them. */
  plans = ps_roles_may (ps_workspace_get_roles (ctl->workspace), PS_RIGHT_PLAN);
  agenda = plans ? ps_groups_get_agenda (groups, id, error) : NULL;
  if (plans && agenda == NULL)
    return FALSE;

  next = ps_groups_get_next_dates (groups, id, N_NEXT, error);
  if (next == NULL)
    return FALSE;

  zone = ps_ctl_zone (ps_group_get_row (group)->zone);
  if (ctl->json)
    {
      JsonBuilder *json = begin_group (group);

      if (agenda != NULL)
        add_agenda_json (json, agenda);
      add_next_json (json, next, zone);
      ps_ctl_json_line (json, ctl->out);
    }
  else
    {
      print_group (group, agenda, next, zone, ctl->out);
    }

  return TRUE;
}
