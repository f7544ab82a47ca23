package org.grantway.journey;

class CenterJourneyTests extends CenterJourney {

}
