"""What people type about their roadmaps."""

from roadmaps.forms.goal import Goal, goal_of
from roadmaps.forms.new import NewRoadmapForm

__all__ = ["Goal", "NewRoadmapForm", "goal_of"]
