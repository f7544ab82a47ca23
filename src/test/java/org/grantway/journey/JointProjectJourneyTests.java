package org.grantway.journey;

class JointProjectJourneyTests extends JointProjectJourney {

}
