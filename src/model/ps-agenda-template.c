#include "ps-agenda-template.h"

/* Shares @total whole minutes out in the proportion of @weights, at least one minute each: the
 * whole parts first, then one more to those that lost most by it (largest remainder). Adds up
 * exactly.
 */
static void
share_out (guint        total,
           const guint *weights,
           guint       *shares,
           guint        n)
{
  guint64 sum = 0;
  guint given = 0;

  for (guint i = 0; i < n; i++)
    sum += weights[i];

  for (guint i = 0; i < n; i++)
    {
      shares[i] = MAX (1, (guint) ((guint64) weights[i] * total / sum));
      given += shares[i];
    }

  for (; given < total; given++)
    {
      guint best = 0;
      gint64 most = G_MININT64;

      for (guint i = 0; i < n; i++)
        {
          gint64 lost = (gint64) ((guint64) weights[i] * total) - (gint64) (shares[i] * sum);

          if (lost > most)
            {
              most = lost;
              best = i;
            }
        }

      shares[best]++;
    }

  /* Only where many were raised to their one minute. */
  for (; given > total; given--)
    {
      guint longest = 0;

      for (guint i = 1; i < n; i++)
        if (shares[i] > shares[longest])
          longest = i;

      shares[longest]--;
    }
}

/**
 * ps_agenda_template_new:
 *
 * Returns: (transfer full): a template without segments
 */
PsAgendaTemplate *
ps_agenda_template_new (const char *model,
                        guint       minutes,
                        const char *name,
                        const char *description)
{
  PsAgendaTemplate *self = g_new0 (PsAgendaTemplate, 1);

  self->key = g_strdup_printf ("%s-%u", model, minutes);
  self->model = g_strdup (model);
  self->name = g_strdup (name);
  self->description = g_strdup (description);
  self->minutes = minutes;
  self->segments = ps_segment_plans_new ();

  return self;
}

void
ps_agenda_template_free (PsAgendaTemplate *self)
{
  g_free (self->key);
  g_free (self->model);
  g_free (self->name);
  g_free (self->description);
  g_ptr_array_unref (self->segments);
  g_free (self);
}

/**
 * ps_agenda_template_scale:
 * @minutes: how long the other meeting is
 *
 * Works the same agenda out for a meeting of another length. Protected segments stay as they are,
 * the others share what is left in the proportion that they have now, in whole minutes that add up
 * exactly. Their minimum and maximum go with them, the minimum rounded up and the maximum down.
 *
 * Returns: (transfer full) (nullable): the agenda, or %NULL if @minutes is too short for the
 *   protected segments and a minute for each of the others, or has minutes left that nothing can
 *   take
 */
PsAgendaTemplate *
ps_agenda_template_scale (const PsAgendaTemplate *self,
                          guint                   minutes)
{
  g_autoptr (PsAgendaTemplate) scaled = NULL;
  g_autofree guint *weights = NULL;
  g_autofree guint *shares = NULL;
  gint64 total = 0;
  guint kept = 0;
  guint n = 0;

  g_return_val_if_fail (self != NULL, NULL);

  scaled = ps_agenda_template_new (self->model, minutes, self->name, self->description);
  weights = g_new0 (guint, self->segments->len + 1);
  shares = g_new0 (guint, self->segments->len + 1);

  for (guint i = 0; i < self->segments->len; i++)
    {
      const PsSegmentPlan *plan = g_ptr_array_index (self->segments, i);

      g_ptr_array_add (scaled->segments, ps_segment_plan_copy (plan));

      if (plan->is_protected)
        kept += plan->planned_s / 60;
      else
        total += weights[n++] = MAX (1, plan->planned_s / 60);
    }

  if (minutes < kept + n || (n == 0 && minutes != kept))
    return NULL;

  if (n > 0)
    share_out (minutes - kept, weights, shares, n);

  for (guint i = 0, flexible = 0; i < scaled->segments->len; i++)
    {
      PsSegmentPlan *plan = g_ptr_array_index (scaled->segments, i);
      gint64 least = plan->min_s * (minutes - kept);
      gint64 most = plan->max_s * (minutes - kept);

      if (plan->is_protected)
        continue;

      plan->planned_s = shares[flexible++] * 60;
      plan->min_s = MIN (plan->planned_s, (least + total * 60 - 1) / (total * 60) * 60);
      plan->max_s = MAX (plan->planned_s, most / (total * 60) * 60);
    }

  return g_steal_pointer (&scaled);
}

/**
 * ps_agenda_template_find_segment:
 * @kind: what it is for
 * @title: what it is called, perhaps otherwise by now
 *
 * Returns: (nullable): the segment of this kind with this title, or else the first of this kind
 */
const PsSegmentPlan *
ps_agenda_template_find_segment (const PsAgendaTemplate *self,
                                 PsSegmentKind           kind,
                                 const char             *title)
{
  const PsSegmentPlan *found = NULL;

  for (guint i = 0; i < self->segments->len; i++)
    {
      const PsSegmentPlan *plan = g_ptr_array_index (self->segments, i);

      if (plan->kind != kind)
        continue;
      if (g_strcmp0 (plan->title, title) == 0)
        return plan;
      if (found == NULL)
        found = plan;
    }

  return found;
}
